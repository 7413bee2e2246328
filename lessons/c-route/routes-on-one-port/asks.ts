/** What each check asks, in the reader's words, and its hints from vague to plain. */
import type { CheckDescription } from '../../../src/checks/check.ts';

export const wsEcho: CheckDescription = {
  id: 'ws-echo',
  es: '`/ws` responde con eco',
  en: '`/ws` echoes',
  hints: [
    {
      es: 'En `/ws`, a cada texto `x` se responde `echo: x`.',
      en: 'On `/ws`, each text `x` is answered with `echo: x`.',
    },
    {
      es: 'Dos `WebSocketServer` con `{ server, path }` sobre el mismo servidor se estorban: el primero aborta lo que no es suyo.',
      en: 'Two `WebSocketServer`s with `{ server, path }` on one server get in each other’s way: the first aborts what is not its own.',
    },
    {
      es: 'Un solo evento `upgrade`, con `noServer: true`; ahí miras `pathname` y llamas a `handleUpgrade`.',
      en: 'A single `upgrade` event, with `noServer: true`; in there you look at `pathname` and call `handleUpgrade`.',
    },
  ],
};

export const timePush: CheckDescription = {
  id: 'time-push',
  es: '`/time` envía la hora y cierra con 1000',
  en: '`/time` sends the time and closes with 1000',
  hints: [
    {
      es: 'En `/time` se esperaba un texto y un cierre con 1000.',
      en: 'On `/time` one text and a close with 1000 were expected.',
    },
    {
      es: 'El servidor puede hablar sin que le pregunten, y cerrar cuando ha terminado.',
      en: 'The server can speak unasked, and close when it has finished.',
    },
    {
      es: 'Al aceptar: `socket.send(new Date().toISOString())` y `socket.close(1000)`.',
      en: 'On accepting: `socket.send(new Date().toISOString())` and `socket.close(1000)`.',
    },
  ],
};

export const unknown404: CheckDescription = {
  id: 'unknown-404',
  es: 'Lo desconocido recibe un 404, sin 101',
  en: 'The unknown gets a 404, and no 101',
  hints: [
    {
      es: 'Rechaza antes del 101: después ya no puedes enviar un 404.',
      en: 'Reject before 101: afterwards you can no longer send a 404.',
    },
    {
      es: '`connection` llega cuando el 101 ya ha salido. El evento `upgrade` llega antes.',
      en: '`connection` comes when the 101 has already left. The `upgrade` event comes before.',
    },
    {
      es: "En `upgrade`: `stream.end('HTTP/1.1 404 Not Found\\r\\nContent-Length: 0\\r\\n\\r\\n')` y `return`.",
      en: "On `upgrade`: `stream.end('HTTP/1.1 404 Not Found\\r\\nContent-Length: 0\\r\\n\\r\\n')` and `return`.",
    },
  ],
};

export const queryString: CheckDescription = {
  id: 'query-string',
  es: '`/ws?x=1` es `/ws`',
  en: '`/ws?x=1` is `/ws`',
  hints: [
    {
      es: '`url` incluye `?…`: compara `pathname`.',
      en: '`url` includes `?…`: compare `pathname`.',
    },
    {
      es: '`/ws?token=1` es la ruta `/ws` con un parámetro de consulta.',
      en: '`/ws?token=1` is the path `/ws` with a query parameter.',
    },
    {
      es: "Escribe `new URL('http://localhost' + request.url).pathname`.",
      en: "Write `new URL('http://localhost' + request.url).pathname`.",
    },
  ],
};

export const exactPath: CheckDescription = {
  id: 'exact-path',
  es: '`/wsx` no es `/ws`',
  en: '`/wsx` is not `/ws`',
  hints: [
    {
      es: 'Compara `pathname` completo, sin la parte `?…`.',
      en: 'Compare the whole `pathname`, without `?…`.',
    },
    {
      es: '`startsWith` e `includes` dejan pasar `/wsx` y `/ws/x`.',
      en: '`startsWith` and `includes` let `/wsx` and `/ws/x` through.',
    },
    {
      es: 'Usa `===`, o un `Map` de rutas, con la ruta tal como llega: `/ws/` y `/WS` son otros.',
      en: 'Use `===`, or a `Map` of routes, with the path as it comes: `/ws/` and `/WS` are others.',
    },
  ],
};

export const plainHttp: CheckDescription = {
  id: 'plain-http',
  es: '`GET /` responde 200',
  en: '`GET /` answers 200',
  hints: [
    {
      es: 'El mismo puerto también recibe HTTP normal: respóndelo.',
      en: 'The same port also gets plain HTTP: answer it.',
    },
    {
      es: 'Un `WebSocketServer` con `port` responde 426 a todo lo que no sea WebSocket.',
      en: 'A `WebSocketServer` with `port` answers 426 to everything that is not WebSocket.',
    },
    {
      es: "Crea tú el servidor: `createServer((request, response) => response.end('hello'))`, y `listen` en él.",
      en: "Make the server yourself: `createServer((request, response) => response.end('hello'))`, and `listen` on it.",
    },
  ],
};

export const survives: CheckDescription = {
  id: 'survives',
  es: 'Una trama rota no termina el proceso',
  en: 'A broken frame does not end the process',
  hints: [
    {
      es: 'Un evento `error` sin manejador, o una promesa rechazada sin capturar, termina el proceso.',
      en: 'An unhandled `error` event or rejection ends the process.',
    },
    {
      es: 'Una trama que incumple el protocolo emite `error` en esa conexión.',
      en: 'A frame that breaks the protocol emits `error` on that connection.',
    },
    {
      es: "Al aceptar: `socket.on('error', console.error)`.",
      en: "On accepting: `socket.on('error', console.error)`.",
    },
  ],
};
