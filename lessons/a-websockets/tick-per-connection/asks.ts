/** What each check asks, in the reader's words, and its hints from vague to plain. */
import type { CheckDescription } from '../../../src/checks/check.ts';

export const welcome: CheckDescription = {
  id: 'welcome',
  es: 'Da la bienvenida sin que le pregunten',
  en: 'It welcomes without being asked',
  hints: [
    {
      es: 'El servidor puede hablar primero: no esperes a que el cliente diga algo.',
      en: 'The server can speak first: do not wait for the client to say something.',
    },
    {
      es: 'El manejador de `connection` se ejecuta cuando la conexión ya está abierta: ahí ya puedes enviar.',
      en: 'The `connection` handler runs when the connection is open already: you can send from there.',
    },
    {
      es: "Llama a `socket.send('welcome')` en el manejador de `connection`, fuera del de `message`.",
      en: "Call `socket.send('welcome')` in the `connection` handler, outside the `message` one.",
    },
  ],
};

export const ticks: CheckDescription = {
  id: 'ticks',
  es: 'Envía `tick 1`, `tick 2`… cada 100 ms',
  en: 'It sends `tick 1`, `tick 2`… every 100 ms',
  hints: [
    {
      es: 'Los tics salen solos, uno cada 100 ms: nadie los pide.',
      en: 'Ticks leave by themselves, one every 100 ms: nobody asks for them.',
    },
    {
      es: 'Un temporizador repetido (`setInterval`) puede llamar a `send` tantas veces como quieras mientras la conexión siga abierta.',
      en: 'A repeating timer (`setInterval`) can call `send` as often as you like while the connection is open.',
    },
    {
      es: 'En el manejador de `connection`: `setInterval(() => socket.send(`tick ${++ticks}`), 100)`.',
      en: 'In the `connection` handler: `setInterval(() => socket.send(`tick ${++ticks}`), 100)`.',
    },
  ],
};

export const ownCount: CheckDescription = {
  id: 'own-count',
  es: 'Cada conexión empieza en `tick 1`',
  en: 'Every connection starts at `tick 1`',
  hints: [
    {
      es: 'Ese dato es de la conexión, no del módulo.',
      en: 'That value belongs to the connection, not to the module.',
    },
    {
      es: 'Lo que declaras fuera del manejador de `connection` es uno para todas; lo que declaras dentro nace con cada una.',
      en: 'What you declare outside the `connection` handler is one for all; what you declare inside is born with each.',
    },
    {
      es: 'Mueve `let ticks = 0` al principio del manejador de `connection`.',
      en: 'Move `let ticks = 0` to the top of the `connection` handler.',
    },
  ],
};

export const ownRhythm: CheckDescription = {
  id: 'own-rhythm',
  es: 'Cada conexión lleva su ritmo',
  en: 'Every connection has its own rhythm',
  hints: [
    {
      es: 'Un temporizador para todos marca el ritmo del primero: el `tick 1` de cada cliente llega 100 ms después de su bienvenida.',
      en: 'One timer for all keeps the first client’s rhythm: each client’s `tick 1` comes 100 ms after its welcome.',
    },
    {
      es: 'El temporizador, como la cuenta, es de cada conexión; lo que diga el cliente no lo mueve.',
      en: 'The timer, like the count, belongs to each connection; nothing the client says moves it.',
    },
    {
      es: 'Crea el `setInterval` dentro del manejador de `connection`.',
      en: 'Create the `setInterval` inside the `connection` handler.',
    },
  ],
};

export const othersKeepTicking: CheckDescription = {
  id: 'others-keep-ticking',
  es: 'Cuando alguien se va, los demás siguen recibiendo',
  en: 'When somebody leaves, the others keep receiving',
  hints: [
    {
      es: 'Al irse un cliente se detuvo el temporizador de otro: guarda cada uno con su conexión.',
      en: 'When one client left, another’s timer stopped: keep each with its own connection.',
    },
    {
      es: 'Una variable `timer` del módulo solo recuerda el último temporizador; los anteriores quedan sin dueño.',
      en: 'A `timer` variable in the module remembers only the last timer; the earlier ones have no owner.',
    },
    {
      es: "Declara `const timer = setInterval(…)` en el manejador de `connection`, y limpia ahí: `socket.on('close', () => clearInterval(timer))`.",
      en: "Declare `const timer = setInterval(…)` in the `connection` handler, and clean up there: `socket.on('close', () => clearInterval(timer))`.",
    },
  ],
};

export const survives: CheckDescription = {
  id: 'survives',
  es: 'Una trama rota o un corte no termina el proceso',
  en: 'A broken frame or a cut does not end the process',
  hints: [
    {
      es: 'Un evento `error` sin manejador, o una promesa rechazada sin capturar, termina el proceso.',
      en: 'An unhandled `error` event or rejection ends the process.',
    },
    {
      es: 'Una trama que incumple el protocolo emite `error` en esa conexión; sin manejador, Node termina el proceso.',
      en: 'A frame that breaks the protocol emits `error` on that connection; without a handler, Node ends the process.',
    },
    {
      es: "En el manejador de `connection`: `socket.on('error', console.error)`.",
      en: "In the `connection` handler: `socket.on('error', console.error)`.",
    },
  ],
};

export const timersStop: CheckDescription = {
  id: 'timers-stop',
  es: 'Cuando alguien se va, su temporizador se detiene',
  en: 'When somebody leaves, its timer stops',
  hints: [
    {
      es: 'Quien se fue dejó en marcha su temporizador: nadie recibe esos tics, y cada visita añade otro.',
      en: 'Whoever left has a timer that is still running: nobody gets those ticks, and each visit adds another.',
    },
    {
      es: '`send` a una conexión cerrada no da error, así que el temporizador sigue. Detenlo en `close`, que llega también cuando la red se corta.',
      en: '`send` on a closed connection raises no error, so the timer goes on. Stop it in `close`, which also comes when the network is cut.',
    },
    {
      es: "Guarda `const timer = setInterval(…)` en el manejador de `connection`, y ahí mismo: `socket.on('close', () => clearInterval(timer))`.",
      en: "Keep `const timer = setInterval(…)` in the `connection` handler, and right there: `socket.on('close', () => clearInterval(timer))`.",
    },
  ],
};
