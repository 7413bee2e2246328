/** What each check asks, in the reader's words, and its hints from vague to plain. */
import type { CheckDescription } from '../../../src/checks/check.ts';

export const ofTheConnection = {
  es: 'Ese dato es de la conexión, no del módulo.',
  en: 'That value belongs to the connection, not to the module.',
};
export const endsTheProcess = {
  es: 'Un evento `error` sin manejador, o una promesa rechazada sin capturar, termina el proceso.',
  en: 'An unhandled `error` event or rejection ends the process.',
};

export const noLoss: CheckDescription = {
  id: 'no-loss',
  es: 'Ningún mensaje se pierde',
  en: 'No message is lost',
  hints: [
    {
      es: 'Mientras esperas, nadie escucha: registra el manejador primero o guarda en una cola.',
      en: 'While you await, nobody listens: attach the handler first or queue.',
    },
    {
      es: 'Entre dos `receive()` pasan 20 ms. Lo que llega entonces emite `message` igual, y si nadie escucha se pierde.',
      en: 'Between two calls of `receive()` 20 ms pass. What comes then emits `message` all the same, and is lost unless somebody listens.',
    },
    {
      es: "Registra `socket.on('message', …)` una sola vez, en el constructor: si alguien espera en `receive()`, dale el texto; si no, `queue.push(text)`.",
      en: "Register `socket.on('message', …)` once, in the constructor: if somebody waits in `receive()`, give them the text; otherwise `queue.push(text)`.",
    },
  ],
};

export const isolated: CheckDescription = {
  id: 'isolated',
  es: 'Cada conexión tiene lo suyo',
  en: 'Each connection has its own',
  hints: [
    ofTheConnection,
    {
      es: 'Una cola por conexión, y también un final por conexión: que se vaya un cliente no afecta a los demás.',
      en: 'A queue for each connection, and an end for each connection too: one client leaving does not affect the others.',
    },
    {
      es: 'Declara la cola, quién espera y el cierre como campos de la clase, sin `static` y fuera del módulo.',
      en: 'Declare the queue, who waits and the close as fields of the class, not `static` and not in the module.',
    },
  ],
};

export const waits: CheckDescription = {
  id: 'waits',
  es: '`receive()` espera lo que haga falta',
  en: '`receive()` waits for as long as it takes',
  hints: [
    {
      es: 'Un cliente que calla sigue ahí: `receive()` espera su próximo mensaje sin límite de tiempo.',
      en: 'A client that is silent is still there: `receive()` waits for its next message without a time limit.',
    },
    {
      es: 'Solo el cierre de la conexión termina la espera; un temporizador tuyo la terminaría antes de tiempo.',
      en: 'Only the close of the connection ends the wait; a timer of yours would end it too soon.',
    },
    {
      es: 'Deja en `receive()` dos salidas: un mensaje, o el evento `close`.',
      en: 'Leave `receive()` two ways out: a message, or the `close` event.',
    },
  ],
};

export const order: CheckDescription = {
  id: 'order',
  es: 'Los mensajes se entregan en orden y enteros',
  en: 'Messages are delivered in order, and whole',
  hints: [
    {
      es: 'Los mensajes deben salir en el orden en que llegaron.',
      en: 'Messages must leave in arrival order.',
    },
    {
      es: 'Una cola entrega primero lo que entró primero; una pila, lo último.',
      en: 'A queue gives first what came in first; a stack, what came in last.',
    },
    {
      es: 'Añade por un extremo y saca por el otro: `push()` y `shift()`.',
      en: 'Add at one end and take from the other: `push()` and `shift()`.',
    },
  ],
};

export const closeRejects: CheckDescription = {
  id: 'close-rejects',
  es: 'Si la conexión se cierra, `receive()` rechaza',
  en: 'When the connection closes, `receive()` rejects',
  hints: [
    {
      es: 'Quien espera un mensaje debe enterarse de que ya no llegará.',
      en: 'Whoever awaits a message must learn that none will come.',
    },
    {
      es: 'Una promesa que nadie resuelve ni rechaza deja a su `await` parado para siempre, sin ningún error.',
      en: 'A promise that nobody resolves or rejects leaves its `await` standing for ever, without any error.',
    },
    {
      es: "Guarda también el `reject` de quien espera, y llámalo en `socket.on('close', (code) => …)`.",
      en: "Keep the `reject` of whoever waits as well, and call it in `socket.on('close', (code) => …)`.",
    },
  ],
};

export const closeCode: CheckDescription = {
  id: 'close-code',
  es: 'El error lleva el código de cierre',
  en: 'The error carries the close code',
  hints: [
    {
      es: 'El error debe decir cómo acabó la conexión: su `code` es el código de cierre, un número.',
      en: 'The error must tell how the connection ended: its `code` is the close code, a number.',
    },
    {
      es: '1005: llegó un Close sin código. 1006: no llegó ningún Close.',
      en: '1005: a Close with no code arrived. 1006: no Close arrived.',
    },
    {
      es: 'El evento `close` da el código como primer argumento. Ponlo en el error: `Object.assign(new Error(…), { code })`, o una clase con un campo `code`.',
      en: 'The `close` event gives the code as its first argument. Put it into the error: `Object.assign(new Error(…), { code })`, or a class with a field `code`.',
    },
  ],
};

export const drainsBeforeReject: CheckDescription = {
  id: 'drains-before-reject',
  es: 'Lo que llegó antes del cierre se entrega antes',
  en: 'What came before the close is delivered before it',
  hints: [
    {
      es: 'Lo recibido antes del cierre sigue siendo válido: entrégalo primero.',
      en: 'What arrived before the close is still valid: deliver it first.',
    },
    {
      es: 'Un cliente puede enviar cinco mensajes y despedirse: los cinco están en la cola cuando llega `close`.',
      en: 'A client may send five messages and say goodbye: all five are in the queue when `close` comes.',
    },
    {
      es: 'En `receive()`, primero la cola; solo cuando está vacía, mira si la conexión terminó y rechaza.',
      en: 'In `receive()`, first the queue; only when that is empty, look whether the connection has ended, and reject.',
    },
  ],
};

export const processAlive: CheckDescription = {
  id: 'process-alive',
  es: 'Una conexión rota no termina el proceso',
  en: 'A broken connection does not end the process',
  hints: [
    endsTheProcess,
    {
      es: 'Una trama que incumple el protocolo emite `error` en esa conexión y después `close` con 1006. El error de `receive()` es el de `close`.',
      en: 'A frame that breaks the protocol emits `error` on that connection, and then `close` with 1006. The error of `receive()` is that of `close`.',
    },
    {
      es: "En el constructor: `socket.on('error', console.error)`; rechaza solo en `close`.",
      en: "In the constructor: `socket.on('error', console.error)`; reject only in `close`.",
    },
  ],
};
