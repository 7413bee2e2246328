/** What each check asks, in the reader's words, and its hints from vague to plain. */
import type { CheckDescription } from '../../../src/checks/check.ts';

export const textOpcode: CheckDescription = {
  id: 'text-opcode',
  es: 'Un texto vuelve como texto',
  en: 'A text comes back as text',
  hints: [
    {
      es: 'Salió una trama binaria: el navegador verá un `Blob`. Envía una cadena o, con `ws`, usa `{ binary: isBinary }`.',
      en: 'A binary frame left: browsers will see a `Blob`. Send a string or, with `ws`, use `{ binary: isBinary }`.',
    },
    {
      es: 'En `ws` 8 un texto llega como `Buffer`; si lo reenvías sin más, `send` lo toma por bytes.',
      en: 'In `ws` 8 a text arrives as a `Buffer`; if you send that on as it is, `send` takes it for bytes.',
    },
    {
      es: "Recibe el segundo argumento y úsalo: `socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }))`.",
      en: "Take the second argument and use it: `socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }))`.",
    },
  ],
};

export const binaryBytes: CheckDescription = {
  id: 'binary-bytes',
  es: 'Los bytes vuelven intactos, como binario',
  en: 'Bytes come back untouched, as binary',
  hints: [
    {
      es: 'Esos bytes no son texto: no los conviertas a cadena.',
      en: 'Those bytes are not text: do not stringify them.',
    },
    {
      es: 'Al decodificar, lo que no es UTF-8 se sustituye por `�`, y los bytes originales se pierden.',
      en: 'On decoding, whatever is not UTF-8 is replaced by `�`, and the original bytes are lost.',
    },
    {
      es: 'Si `isBinary` es `true`, envía `data` sin tocarlo.',
      en: 'If `isBinary` is `true`, send `data` untouched.',
    },
  ],
};

export const jsonShape: CheckDescription = {
  id: 'json-shape',
  es: '`json` recibe `{"n":…}`',
  en: '`json` gets `{"n":…}`',
  hints: [
    {
      es: 'Serializa una sola vez con `JSON.stringify`.',
      en: 'Serialise exactly once with `JSON.stringify`.',
    },
    {
      es: '`send` no acepta un objeto, y lo que ya es una cadena JSON no se serializa otra vez.',
      en: '`send` does not take an object, and what is a JSON string already is not serialised again.',
    },
    {
      es: 'Escribe `socket.send(JSON.stringify({ n: received }))`, con `n` como número.',
      en: 'Write `socket.send(JSON.stringify({ n: received }))`, with `n` as a number.',
    },
  ],
};

export const onlySender: CheckDescription = {
  id: 'only-sender',
  es: 'Responde solo a quien escribió',
  en: 'It answers only the one who wrote',
  hints: [
    {
      es: 'Decide a quién va: a todos, a los demás o solo a quien escribió.',
      en: 'Decide who gets it: all, the others, or only the writer.',
    },
    {
      es: '`server.clients` son todas las conexiones; `socket`, la de quien escribió.',
      en: '`server.clients` is every connection; `socket` is that of the one who wrote.',
    },
    {
      es: 'Dentro del manejador de `message`, responde con `socket.send`.',
      en: 'Inside the `message` handler, reply with `socket.send`.',
    },
  ],
};

export const perConnection: CheckDescription = {
  id: 'per-connection',
  es: 'Cada conexión lleva su cuenta',
  en: 'Each connection has its own count',
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
      es: 'Mueve `let received = 0` al principio del manejador de `connection`.',
      en: 'Move `let received = 0` to the top of the `connection` handler.',
    },
  ],
};

export const order: CheckDescription = {
  id: 'order',
  es: 'Responde en el orden de llegada',
  en: 'It answers in the order of arrival',
  hints: [
    {
      es: 'Los mensajes deben salir en el orden en que llegaron.',
      en: 'Messages must leave in arrival order.',
    },
    {
      es: 'Un `await` o un temporizador entre recibir y responder deja que el mensaje siguiente adelante al anterior.',
      en: 'An `await` or a timer between receiving and replying lets the next message overtake the one before.',
    },
    {
      es: 'Responde en el mismo manejador, sin esperar nada.',
      en: 'Reply in the handler itself, without awaiting anything.',
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
