/** What each check asks, in the reader's words, and its hints from vague to plain. */
import type { CheckDescription } from '../../../src/checks/check.ts';

/** An error on the client's side of the protocol, and a client that must not notice. */
const unhandledError = {
  es: 'Un evento `error` sin manejador, o una promesa rechazada sin capturar, termina el proceso: escucha `error` en cada conexión.',
  en: 'An unhandled `error` event or rejection ends the process: listen to `error` on every connection.',
};

export const textType: CheckDescription = {
  id: 'text-type',
  es: 'A un texto responde `text:` y sus caracteres',
  en: 'It answers a text with `text:` and its characters',
  hints: [
    {
      es: 'En `ws` 8 siempre llega un `Buffer`: decide con `isBinary`.',
      en: 'In `ws` 8 you always get a `Buffer`: decide with `isBinary`.',
    },
    {
      es: 'El manejador de `message` recibe dos argumentos: los datos y si el mensaje era binario.',
      en: 'The `message` handler gets two arguments: the data, and whether the message was binary.',
    },
    {
      es: "`socket.on('message', (data, isBinary) => { … })`: si `isBinary` es `false`, `data.toString()` es el texto; responde con `text:` y su longitud.",
      en: "`socket.on('message', (data, isBinary) => { … })`: if `isBinary` is `false`, `data.toString()` is the text; reply with `text:` and its length.",
    },
  ],
};

export const binaryType: CheckDescription = {
  id: 'binary-type',
  es: 'A un mensaje binario responde `bytes:` y su tamaño',
  en: 'It answers a binary message with `bytes:` and its size',
  hints: [
    {
      es: 'En `ws` 8 siempre llega un `Buffer`: decide con `isBinary`.',
      en: 'In `ws` 8 you always get a `Buffer`: decide with `isBinary`.',
    },
    {
      es: 'Los mismos bytes pueden llegar como texto o como binario: lo dice la trama, no el contenido.',
      en: 'The same bytes can arrive as text or as binary: the frame tells, not the content.',
    },
    {
      es: 'Si `isBinary` es `true`, responde con `bytes:` y `data.length`, sin convertir nada a cadena.',
      en: 'If `isBinary` is `true`, reply with `bytes:` and `data.length`, without turning anything into a string.',
    },
  ],
};

export const utf8Length: CheckDescription = {
  id: 'utf8-length',
  es: 'Cuenta caracteres, no bytes',
  en: 'It counts characters, not bytes',
  hints: [
    {
      es: '`ñ` ocupa 2 bytes: cuenta caracteres después de decodificar.',
      en: '`ñ` is 2 bytes: count characters after decoding.',
    },
    {
      es: '`data.length` de un `Buffer` son bytes; la longitud de una cadena son caracteres.',
      en: "A `Buffer`'s `data.length` is bytes; a string's length is characters.",
    },
    {
      es: 'Primero `const text = data.toString()`, y después `text.length`.',
      en: 'First `const text = data.toString()`, then `text.length`.',
    },
  ],
};

export const jsonOk: CheckDescription = {
  id: 'json-ok',
  es: 'Suma lo que pide `{"op":"sum"}`',
  en: 'It adds what `{"op":"sum"}` asks',
  hints: [
    {
      es: 'Un texto que empieza por `{` es JSON: interprétalo y responde con `{"ok":true,"r":…}`.',
      en: 'A text that starts with `{` is JSON: parse it and reply with `{"ok":true,"r":…}`.',
    },
    {
      es: 'Los números de JSON pueden ser negativos, cero o tener decimales.',
      en: 'Numbers in JSON can be negative, zero or have decimals.',
    },
    {
      es: '`socket.send(JSON.stringify({ ok: true, r: a + b }))`: un objeto no se puede enviar tal cual, y se serializa una sola vez.',
      en: '`socket.send(JSON.stringify({ ok: true, r: a + b }))`: an object cannot be sent as it is, and it is serialised once.',
    },
  ],
};

export const replyOpcode: CheckDescription = {
  id: 'reply-opcode',
  es: 'Todas las respuestas son tramas de texto',
  en: 'Every reply is a text frame',
  hints: [
    {
      es: 'Salió una trama binaria: el navegador verá un `Blob`. Envía una cadena o, con `ws`, usa `{ binary: isBinary }`.',
      en: 'A binary frame left: browsers will see a `Blob`. Send a string or, with `ws`, use `{ binary: isBinary }`.',
    },
    {
      es: '`socket.send` elige la trama por lo que le das: una cadena sale como texto y un `Buffer` como binario.',
      en: '`socket.send` chooses the frame by what you give it: a string leaves as text, a `Buffer` as binary.',
    },
    {
      es: 'Quita `Buffer.from(…)` de lo que envías: la respuesta siempre es una cadena, también la de un mensaje binario.',
      en: 'Drop `Buffer.from(…)` from what you send: the reply is always a string, also to a binary message.',
    },
  ],
};

export const badJson: CheckDescription = {
  id: 'bad-json',
  es: 'Un JSON roto recibe un error, y todo sigue en marcha',
  en: 'Broken JSON gets an error, and everything keeps working',
  hints: [
    {
      es: "Un mensaje inválido no debe tumbar a nadie: `try/catch` alrededor de `JSON.parse`; `on('error')` no lo captura.",
      en: "One bad message must not take anyone down: `try/catch` around `JSON.parse`; `on('error')` will not catch it.",
    },
    {
      es: 'Después del error, la misma conexión y las nuevas tienen que seguir recibiendo respuesta.',
      en: 'After the error, the same connection and new ones must still be answered.',
    },
    {
      es: "En el `catch`: `socket.send(JSON.stringify({ ok: false, error: 'json' }))` y `return`.",
      en: "In the `catch`: `socket.send(JSON.stringify({ ok: false, error: 'json' }))` and `return`.",
    },
  ],
};

export const schema: CheckDescription = {
  id: 'schema',
  es: 'Un JSON de otra forma recibe `schema`',
  en: 'JSON of another shape gets `schema`',
  hints: [
    {
      es: 'JSON válido no es lo mismo que mensaje válido: comprueba los campos.',
      en: 'Valid JSON is not a valid message: check the fields.',
    },
    {
      es: '`"2"` no es un número: sumarlo daría `"21"`, y `Number("2")` acepta lo que nadie prometió.',
      en: '`"2"` is not a number: adding it would give `"21"`, and `Number("2")` accepts what nobody promised.',
    },
    {
      es: 'Antes de sumar: `op === \'sum\'`, `typeof a === \'number\'` y `typeof b === \'number\'`; si algo falla, responde `{"ok":false,"error":"schema"}`.',
      en: 'Before you add: `op === \'sum\'`, `typeof a === \'number\'` and `typeof b === \'number\'`; if any of them fails, reply `{"ok":false,"error":"schema"}`.',
    },
  ],
};

export const fragments: CheckDescription = {
  id: 'fragments',
  es: 'Un mensaje en varias tramas es un solo mensaje',
  en: 'A message in several frames is one message',
  hints: [
    {
      es: 'Un mensaje puede llegar en varias tramas; la biblioteca ya las une.',
      en: 'A message may come in several frames; the library joins them.',
    },
    {
      es: 'Entre dos fragmentos puede llegar un ping: no es parte del mensaje.',
      en: 'A ping may arrive between two fragments: it is no part of the message.',
    },
    {
      es: 'Usa el evento `message` de `ws`: se emite una vez por mensaje, con todos sus bytes.',
      en: 'Use the `message` event of `ws`: it fires once a message, with all its bytes.',
    },
  ],
};

export const order: CheckDescription = {
  id: 'order',
  es: 'Responde a cada mensaje una vez, en el orden de llegada',
  en: 'It answers each message once, in the order of arrival',
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
      es: 'Responde en el mismo manejador, sin esperar nada; o encadena los trabajos de una conexión en una sola promesa.',
      en: 'Reply in the handler itself, without awaiting; or chain the work of one connection in a single promise.',
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
      es: 'Lo que guardas fuera del manejador de `connection` es de todas las conexiones.',
      en: 'What you keep outside the `connection` handler belongs to every connection.',
    },
    {
      es: 'Dentro del manejador de `message`, responde con `socket.send`, donde `socket` es el de esa conexión.',
      en: "Inside the `message` handler, reply with `socket.send`, where `socket` is that connection's.",
    },
  ],
};

export const survives: CheckDescription = {
  id: 'survives',
  es: 'Una trama rota o un corte no termina el proceso',
  en: 'A broken frame or a cut does not end the process',
  hints: [
    unhandledError,
    {
      es: 'Una trama que incumple el protocolo emite `error` en esa conexión; sin manejador, Node termina el proceso.',
      en: 'A frame that breaks the protocol emits `error` on that connection; without a handler, Node ends the process.',
    },
    {
      es: "En el manejador de `connection`: `socket.on('error', console.error)`. Después de `error` siempre llega `close`.",
      en: "In the `connection` handler: `socket.on('error', console.error)`. `close` always follows `error`.",
    },
  ],
};
