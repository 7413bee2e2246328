/** What each check asks, in the reader's words, and its hints from vague to plain. */
import type { CheckDescription } from '../../../src/checks/check.ts';

export const textOpcode: CheckDescription = {
  id: 'text-opcode',
  es: '`text` sale como texto',
  en: '`text` leaves as text',
  hints: [
    {
      es: 'Se esperaba `<v>` en una trama de texto.',
      en: '`<v>` was expected, in a text frame.',
    },
    {
      es: '`sendText()` envía la cadena tal cual; `sendJson()` la envuelve en comillas, y `sendBytes()` sale como binario.',
      en: '`sendText()` sends the string as it is; `sendJson()` wraps it in quotes, and `sendBytes()` leaves as binary.',
    },
    {
      es: "`await websocket.sendText(value)`, donde `value` es todo lo que sigue a los primeros dos puntos: `message.slice(message.indexOf(':') + 1)`.",
      en: "`await websocket.sendText(value)`, where `value` is everything after the first colon: `message.slice(message.indexOf(':') + 1)`.",
    },
  ],
};

export const binaryBytes: CheckDescription = {
  id: 'binary-bytes',
  es: '`bytes` sale como binario, con sus bytes',
  en: '`bytes` leaves as binary, with its bytes',
  hints: [
    {
      es: 'Se esperaban esos bytes, en una trama binaria.',
      en: 'Those bytes were expected, in a binary frame.',
    },
    {
      es: 'Un navegador ve una cadena o un `Blob` según el opcode de la trama: aquí tiene que ser 2.',
      en: "A browser sees a string or a `Blob` by the frame's opcode: here it must be 2.",
    },
    {
      es: 'Escribe `await websocket.sendBytes(Uint8Array.from({ length: n }, (_, at) => at % 256))`.',
      en: 'Write `await websocket.sendBytes(Uint8Array.from({ length: n }, (_, at) => at % 256))`.',
    },
  ],
};

export const jsonShape: CheckDescription = {
  id: 'json-shape',
  es: '`json` sale como JSON en un texto',
  en: '`json` leaves as JSON in a text',
  hints: [
    {
      es: 'Se esperaba el JSON de la tabla, en una trama de texto.',
      en: 'The JSON of the table was expected, in a text frame.',
    },
    {
      es: '`sendJson()` serializa por ti, una vez, y sale como texto si no le pides otra cosa.',
      en: '`sendJson()` serialises for you, once, and leaves as text unless you ask otherwise.',
    },
    {
      es: 'Escribe `await websocket.sendJson({ value })`.',
      en: 'Write `await websocket.sendJson({ value })`.',
    },
  ],
};

export const inThisOrder = {
  es: 'Se esperaban tres mensajes, en este orden: texto, bytes y JSON.',
  en: 'Three messages were expected, in this order: text, bytes and JSON.',
};

export const bytesInUtf8 = {
  es: 'Los bytes son los del valor en UTF-8, donde una `ñ` ocupa dos, `c3 b1`: `Buffer.from(value)` los da.',
  en: 'The bytes are those of the value in UTF-8, where an `ñ` takes two, `c3 b1`: `Buffer.from(value)` gives them.',
};

export const allThree: CheckDescription = {
  id: 'all-three',
  es: '`all` envía los tres, en orden',
  en: '`all` sends all three, in order',
  hints: [
    inThisOrder,
    {
      es: 'Un solo manejador puede enviar cuantos mensajes quiera; salen en el orden en que llamas a `send…`.',
      en: 'One handler may send as many messages as it likes; they leave in the order in which you call `send…`.',
    },
    {
      es: '`await sendText(value)`, `await sendBytes(Buffer.from(value))` y `await sendJson({ value })`, una línea tras otra.',
      en: '`await sendText(value)`, `await sendBytes(Buffer.from(value))` and `await sendJson({ value })`, one line after the other.',
    },
  ],
};

export const unknown: CheckDescription = {
  id: 'unknown',
  es: 'A una orden desconocida responde `unknown`',
  en: 'It answers an unknown command with `unknown`',
  hints: [
    {
      es: 'A una orden desconocida se responde `{"error":"unknown"}`, y la conexión sigue.',
      en: 'An unknown command is answered with `{"error":"unknown"}`, and the connection goes on.',
    },
    {
      es: 'Sin dos puntos no hay orden ninguna: `text` o `json`, a secas, son desconocidas.',
      en: 'With no colon there is no command at all: `text` or `json`, alone, are unknown.',
    },
    {
      es: "Un `else` al final: `await websocket.sendJson({ error: 'unknown' })`.",
      en: "An `else` at the end: `await websocket.sendJson({ error: 'unknown' })`.",
    },
  ],
};

export const order: CheckDescription = {
  id: 'order',
  es: 'Responde en el orden de las órdenes',
  en: 'It answers in the order of the commands',
  hints: [
    {
      es: 'Las respuestas deben salir en el orden en que llegaron las órdenes.',
      en: 'Answers must leave in the order in which the commands arrived.',
    },
    {
      es: 'Si no esperas a que termine una orden para atender la siguiente, la rápida adelanta a la lenta.',
      en: 'If you do not wait for one command to finish before you serve the next, the quick one overtakes the slow one.',
    },
    {
      es: 'Un bucle por conexión, con `await` delante de cada envío, y sin temporizadores.',
      en: 'One loop for each connection, an `await` before every send, and no timers.',
    },
  ],
};

export const onlySender: CheckDescription = {
  id: 'only-sender',
  es: 'Responde solo a quien envió la orden',
  en: 'It answers only the one who sent the command',
  hints: [
    {
      es: 'Le llegó un mensaje a quien no lo había pedido, o le faltó el suyo a quien sí.',
      en: 'A message reached somebody who had not asked for it, or the one who had did not get it.',
    },
    {
      es: 'Lo que guardas fuera del manejador es de todas las conexiones.',
      en: 'What you keep outside the handler belongs to every connection.',
    },
    {
      es: 'Envía siempre con el `websocket` que recibe tu manejador.',
      en: 'Always send with the `websocket` that your handler gets.',
    },
  ],
};
