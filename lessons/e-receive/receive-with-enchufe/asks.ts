/** What each check asks, in the reader's words, and its hints from vague to plain. */
import type { CheckDescription } from '../../../src/checks/check.ts';

export const textLength: CheckDescription = {
  id: 'text-length',
  es: 'En `/length` responde con los caracteres de cada texto',
  en: 'On `/length` it answers with the characters of each text',
  hints: [
    {
      es: 'Contestaste algo que no es la longitud del texto, o dejaste de contestar.',
      en: 'You answered something other than the length of the text, or stopped answering.',
    },
    {
      es: '`receiveText()` da un solo mensaje, ya decodificado: para los siguientes hay que volver a llamarla, y la longitud de una cadena son caracteres.',
      en: "`receiveText()` gives one message, already decoded: call it again for the next ones. A string's length is characters.",
    },
    {
      es: '`for await (const text of websocket.iterText()) await websocket.sendText(`…`)`, con `text.length` dentro del texto.',
      en: '`for await (const text of websocket.iterText()) await websocket.sendText(`…`)`, with `text.length` in the text.',
    },
  ],
};

export const jsonSum: CheckDescription = {
  id: 'json-sum',
  es: 'En `/sum` suma lo que pide el JSON',
  en: 'On `/sum` it adds what the JSON asks',
  hints: [
    {
      es: 'En `/sum` se esperaba el resultado de la suma como JSON. Si llegó un 403, ninguna de tus rutas acepta esa dirección.',
      en: 'On `/sum`, the result of the addition was expected, as JSON. If a 403 came, none of your routes takes that address.',
    },
    {
      es: '`receiveJson()` ya interpreta el texto, y `sendJson()` ya serializa: no hace falta `JSON.parse` ni `JSON.stringify`.',
      en: '`receiveJson()` parses the text already, and `sendJson()` serialises already: neither `JSON.parse` nor `JSON.stringify` is needed.',
    },
    {
      es: "Declara la ruta con `app.websocket('/sum', …)`, acepta, y en un bucle: `const message = await websocket.receiveJson()`, y `sendJson({ ok: true, r: message.a + message.b })`.",
      en: "Declare the route with `app.websocket('/sum', …)`, accept, and in a loop: `const message = await websocket.receiveJson()`, then `sendJson({ ok: true, r: message.a + message.b })`.",
    },
  ],
};

export const badJson: CheckDescription = {
  id: 'bad-json',
  es: 'Un JSON roto recibe `json`, y la conexión sigue',
  en: 'Broken JSON gets `json`, and the connection goes on',
  hints: [
    {
      es: 'Un mensaje inválido no debe tumbar a nadie: `try/catch` alrededor de `receiveJson()`.',
      en: 'One bad message must not take anyone down: `try/catch` around `receiveJson()`.',
    },
    {
      es: '`receiveJson()` lanza un `SyntaxError` cuando el texto no es JSON; el mensaje ya está consumido y el siguiente espera su turno.',
      en: '`receiveJson()` throws a `SyntaxError` when the text is not JSON; that message is consumed, and the next one waits its turn.',
    },
    {
      es: "Dentro del bucle: `catch (error) { if (!(error instanceof SyntaxError)) throw error; await websocket.sendJson({ ok: false, error: 'json' }); continue; }`.",
      en: "Inside the loop: `catch (error) { if (!(error instanceof SyntaxError)) throw error; await websocket.sendJson({ ok: false, error: 'json' }); continue; }`.",
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
      es: '`receiveJson()` da cualquier valor JSON: un objeto, una lista, un número, `null`. Y `"2"` no es un número.',
      en: '`receiveJson()` gives any JSON value: an object, a list, a number, `null`. And `"2"` is not a number.',
    },
    {
      es: "Antes de sumar: que sea un objeto, `op === 'sum'`, `typeof a === 'number'` y `typeof b === 'number'`; si algo falla, `sendJson({ ok: false, error: 'schema' })`.",
      en: "Before you add: an object, `op === 'sum'`, `typeof a === 'number'` and `typeof b === 'number'`; if any of them fails, `sendJson({ ok: false, error: 'schema' })`.",
    },
  ],
};

export const wrongType: CheckDescription = {
  id: 'wrong-type',
  es: 'Un mensaje binario cierra la conexión con 1003',
  en: 'A binary message closes the connection with 1003',
  hints: [
    {
      es: 'Llegaron bytes donde solo admites texto, y nadie cerró con 1003.',
      en: 'Bytes arrived where only text is allowed, and nobody closed with 1003.',
    },
    {
      es: '`receiveText()` y `receiveJson()` lanzan `WebSocketMessageTypeError` ante un mensaje binario; si nadie lo captura, `enchufe` cierra con 1003.',
      en: '`receiveText()` and `receiveJson()` throw a `WebSocketMessageTypeError` for a binary message; if nobody catches it, `enchufe` closes with 1003.',
    },
    {
      es: 'Captura solo lo que sabes tratar: en el `catch`, `if (!(error instanceof SyntaxError)) throw error;`.',
      en: 'Catch only what you can deal with: in the `catch`, `if (!(error instanceof SyntaxError)) throw error;`.',
    },
  ],
};

export const order: CheckDescription = {
  id: 'order',
  es: 'Responde a todos los mensajes, en el orden de llegada',
  en: 'It answers every message, in the order of arrival',
  hints: [
    {
      es: 'Los mensajes deben salir en el orden en que llegaron.',
      en: 'Messages must leave in arrival order.',
    },
    {
      es: 'Los mensajes que llegan mientras trabajas esperan en una cola; si contestas sin esperar, o desde un temporizador, se adelantan unos a otros.',
      en: 'Messages that arrive while you work wait in a queue; if you answer without waiting, or from a timer, they overtake each other.',
    },
    {
      es: 'Un bucle por conexión: recibe, responde con `await`, y vuelve a recibir.',
      en: 'One loop for each connection: receive, reply with `await`, receive again.',
    },
  ],
};

export const onlySender: CheckDescription = {
  id: 'only-sender',
  es: 'Cada respuesta es para quien escribió, y sobre lo suyo',
  en: 'Each answer is for its writer, and about what that one wrote',
  hints: [
    {
      es: 'Ese dato es de la conexión, no del módulo.',
      en: 'That value belongs to the connection, not to the module.',
    },
    {
      es: 'Mientras un manejador espera, otro puede cambiar lo que guardaste fuera de los dos.',
      en: 'While one handler waits, another may change what you kept outside of both.',
    },
    {
      es: 'Declara `text` y `message` dentro del bucle, y responde con el `websocket` de ese manejador.',
      en: "Declare `text` and `message` inside the loop, and reply with that handler's `websocket`.",
    },
  ],
};

export const survives: CheckDescription = {
  id: 'survives',
  es: 'Una trama rota o un corte no afecta a los demás',
  en: 'A broken frame or a cut leaves the others alone',
  hints: [
    {
      es: 'Un cliente se fue mal y otro lo notó.',
      en: 'One client left badly, and another noticed.',
    },
    {
      es: 'Lo que guardas fuera del manejador es de todas las conexiones; y un error sin capturar fuera de él termina el proceso.',
      en: 'What you keep outside the handler belongs to every connection; and an uncaught error outside of it ends the process.',
    },
    {
      es: 'Espera (`await`) cada promesa dentro del manejador: así `enchufe` se entera de sus errores.',
      en: '`await` every promise inside the handler: then `enchufe` hears of its errors.',
    },
  ],
};
