/** What each check asks, in the reader's words, and its hints from vague to plain. */
import type { CheckDescription } from '../../../src/checks/check.ts';

export const noNotice = {
  es: 'No llegó ningún aviso. Que un cliente se va lo dice el evento `close` de su conexión, no el del servidor.',
  en: 'No notice came. The `close` event of its own connection tells that a client leaves, not that of the server.',
};

export const notifies: CheckDescription = {
  id: 'notifies',
  es: 'El monitor se entera de cada salida',
  en: 'The monitor learns of each departure',
  hints: [
    noNotice,
    {
      es: 'Cada conexión tiene su propio evento `close`, que llega al irse ese cliente, con el código como primer argumento.',
      en: 'Each connection has a `close` event of its own, which comes when that client leaves, with the code as its first argument.',
    },
    {
      es: "En el manejador de `connection`: `socket.on('close', (code) => { … })`, y ahí un `send` a cada monitor.",
      en: "In the `connection` handler: `socket.on('close', (code) => { … })`, and in there a `send` to each monitor.",
    },
  ],
};

export const code1000: CheckDescription = {
  id: 'code-1000',
  es: '1000 es 1000',
  en: '1000 is 1000',
  hints: [
    {
      es: 'El código del aviso no es el de la trama de cierre.',
      en: 'The code in the notice is not that of the close frame.',
    },
    {
      es: 'El evento `close` de la conexión da el código como número; el motivo es el segundo argumento.',
      en: 'The `close` event of the connection gives the code as a number; the reason is the second argument.',
    },
    {
      es: 'Envía ese número tal cual: `JSON.stringify({ left: name, code })`.',
      en: 'Send that number as it is: `JSON.stringify({ left: name, code })`.',
    },
  ],
};

export const code1001: CheckDescription = {
  id: 'code-1001',
  es: 'El código que envía el cliente es el que llega',
  en: 'The code that the client sends is the one that arrives',
  hints: [
    {
      es: 'Cada cliente se va con su código: no lo des por hecho.',
      en: 'Each client leaves with its own code: do not take it for granted.',
    },
    {
      es: '1001 es «me voy de la página»; del 4000 en adelante, lo que acuerden cliente y servidor.',
      en: '1001 is “going away from the page”; from 4000 on, whatever client and server agree on.',
    },
    {
      es: 'El primer argumento de `close` es ese código.',
      en: 'The first argument of `close` is that code.',
    },
  ],
};

export const code1005: CheckDescription = {
  id: 'code-1005',
  es: 'Un cierre sin código es 1005',
  en: 'A close without a code is 1005',
  hints: [
    {
      es: '1005: llegó un Close sin código. 1006: no llegó ningún Close.',
      en: '1005: a Close with no code arrived. 1006: no Close arrived.',
    },
    {
      es: 'Un navegador que llama a `close()` sin argumentos envía un Close vacío. Es una despedida limpia, pero no es 1000.',
      en: 'A browser that calls `close()` with no arguments sends an empty Close. That is a clean farewell, but it is not 1000.',
    },
    {
      es: 'No traduzcas el código: envía lo que da `close`.',
      en: 'Do not translate the code: send what `close` gives.',
    },
  ],
};

export const code1006: CheckDescription = {
  id: 'code-1006',
  es: 'Un corte es 1006',
  en: 'A cut is 1006',
  hints: [
    {
      es: '1005: llegó un Close sin código. 1006: no llegó ningún Close.',
      en: '1005: a Close with no code arrived. 1006: no Close arrived.',
    },
    {
      es: 'Cuando se corta el cable, `close` también llega, con 1006; a veces después de un `error`.',
      en: 'When the cable is cut, `close` comes all the same, with 1006; sometimes after an `error`.',
    },
    { es: 'Trata el 1006 como cualquier otro código.', en: 'Treat 1006 like any other code.' },
  ],
};

export const protocolError: CheckDescription = {
  id: 'protocol-error',
  es: 'Una trama rota es una salida, no el fin',
  en: 'A broken frame is a departure, not the end',
  hints: [
    {
      es: 'Un evento `error` sin manejador, o una promesa rechazada sin capturar, termina el proceso.',
      en: 'An unhandled `error` event or rejection ends the process.',
    },
    {
      es: 'Una trama sin máscara incumple el protocolo: `ws` emite `error`, corta, y después emite `close` con 1006.',
      en: 'An unmasked frame breaks the protocol: `ws` emits `error`, cuts, and then emits `close` with 1006.',
    },
    {
      es: "En cada conexión: `socket.on('error', console.error)`.",
      en: "On each connection: `socket.on('error', console.error)`.",
    },
  ],
};

export const exactlyOnce: CheckDescription = {
  id: 'exactly-once',
  es: 'Cada salida se anuncia una vez',
  en: 'Each departure is told once',
  hints: [
    {
      es: 'Después de `error` siempre llega `close`: limpia solo en `close`.',
      en: '`close` always follows `error`: clean up only there.',
    },
    {
      es: 'Si avisas en los dos eventos, una conexión rota se anuncia dos veces.',
      en: 'If you tell in both events, a broken connection is announced twice.',
    },
    {
      es: 'El aviso va en `close`, y en `error` solo se registra el fallo.',
      en: 'The notice belongs in `close`; in `error` the failure is only logged.',
    },
  ],
};

/** The right notice about somebody who is still there. */
export const othersName = {
  es: 'El aviso nombra a un cliente que sigue ahí: guarda el nombre de cada uno con su conexión, no en una variable del módulo, que es de todos.',
  en: 'The notice names a client that is still there: keep each one’s name with its connection, not in a variable of the module, which is everybody’s.',
};
