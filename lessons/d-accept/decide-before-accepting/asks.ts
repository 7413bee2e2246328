/** What each check asks, in the reader's words, and its hints from vague to plain. */
import type { CheckDescription } from '../../../src/checks/check.ts';

const endsTheProcess = {
  es: 'Un evento `error` sin manejador, o una promesa rechazada sin capturar, termina el proceso.',
  en: 'An unhandled `error` event or rejection ends the process.',
};

/** The hint for whoever leaves somebody waiting. */
export const mustAnswer = {
  es: 'Una petición sin respuesta queda colgada: acepta o rechaza, siempre.',
  en: 'A request without an answer hangs: accept or refuse, always.',
};

export const rejectBefore101: CheckDescription = {
  id: 'reject-before-101',
  es: 'Sin `chat.v1`, un 400 y nunca un 101',
  en: 'Without `chat.v1`, a 400 and never a 101',
  hints: [
    {
      es: 'Rechaza antes del 101: después solo te queda un código de cierre.',
      en: 'Reject before 101: afterwards only a close code is left.',
    },
    {
      es: 'El evento `connection` llega cuando `ws` ya ha respondido 101. Para decidir antes: `noServer: true` y el evento `upgrade` de un servidor HTTP, o `verifyClient`.',
      en: 'The `connection` event comes when `ws` has already answered 101. To decide before: `noServer: true` and the `upgrade` event of an HTTP server, or `verifyClient`.',
    },
    {
      es: "En `upgrade`: si no ofrece `chat.v1`, `stream.end('HTTP/1.1 400 Bad Request\\r\\n\\r\\n')` y `return`.",
      en: "On `upgrade`: unless it offers `chat.v1`, `stream.end('HTTP/1.1 400 Bad Request\\r\\n\\r\\n')` and `return`.",
    },
  ],
};

export const accepts: CheckDescription = {
  id: 'accepts',
  es: 'Con `chat.v1` entre lo ofrecido, un 101',
  en: 'With `chat.v1` among what is offered, a 101',
  hints: [
    {
      es: 'Con `chat.v1` entre lo ofrecido y sitio libre, se esperaba un 101.',
      en: 'With `chat.v1` among what is offered and a free place, a 101 was expected.',
    },
    {
      es: 'Si respondes 400: `Sec-WebSocket-Protocol` es una lista separada por comas, con espacios o sin ellos, y `chat.v1` puede estar en cualquier lugar. Si respondes 503 sin nadie dentro: una petición rechazada ocupó sitio, quizá porque falta un `return` tras rechazarla.',
      en: 'If you answer 400: `Sec-WebSocket-Protocol` is a list separated by commas, with spaces or without, and `chat.v1` may be anywhere in it. If you answer 503 with nobody in: a refused request took a place, perhaps because a `return` is missing after the refusal.',
    },
    {
      es: "Parte la cabecera, `split(',')`, recorta cada nombre con `trim()` y busca `chat.v1`; si está, `handleUpgrade(request, stream, head, …)`.",
      en: "Split the header, `split(',')`, trim each name with `trim()` and look for `chat.v1`; if it is there, `handleUpgrade(request, stream, head, …)`.",
    },
  ],
};

export const slotFreed: CheckDescription = {
  id: 'slot-freed',
  es: 'Quien se va deja su sitio',
  en: 'Who leaves gives up its place',
  hints: [
    {
      es: 'Libera en `close`: llega también cuando se corta la red, y con cualquier código.',
      en: 'Release in `close`: it also fires on abrupt drops, and with any code.',
    },
    {
      es: 'Un sitio que no se libera deja el servidor lleno para siempre. Una petición rechazada no debe ocupar ninguno.',
      en: 'A place that is never released leaves the server full for ever. A refused request must take none.',
    },
    {
      es: "`stream.on('close', …)` o `socket.on('close', …)` resta uno, una sola vez por conexión aceptada.",
      en: "`stream.on('close', …)` or `socket.on('close', …)` takes one off, exactly once for each accepted connection.",
    },
  ],
};

export const awaitsCheck: CheckDescription = {
  id: 'awaits-check',
  es: 'Espera a la comprobación antes de aceptar',
  en: 'It waits for the check before it accepts',
  hints: [
    {
      es: 'El 101 salió antes de que la comprobación acabara.',
      en: 'The 101 left before the check was over.',
    },
    {
      es: 'Una función `async` empieza en cuanto la llamas, pero sin `await` nadie espera a que acabe: lo que sigue se ejecuta enseguida.',
      en: 'An `async` function starts as soon as you call it, but without `await` nobody waits for its end: what follows runs at once.',
    },
    {
      es: 'Escribe `await check()` antes de `handleUpgrade` (o de llamar a lo que recibe `verifyClient`), con 50 ms dentro.',
      en: 'Write `await check()` before `handleUpgrade` (or before calling what `verifyClient` gets), with 50 ms inside it.',
    },
  ],
};

export const leftWhileDeciding: CheckDescription = {
  id: 'left-while-deciding',
  es: 'Quien se va mientras decides tampoco ocupa sitio',
  en: 'Who leaves while you decide takes no place either',
  hints: [
    {
      es: 'Quien se fue mientras decidías sigue contando: su sitio no vuelve a quedar libre.',
      en: 'Whoever left while you decided still counts: its place is never free again.',
    },
    {
      es: '`handleUpgrade` no acepta una conexión que ya no existe: no llama a tu función, y el `close` que ibas a escuchar ahí no llega.',
      en: '`handleUpgrade` accepts no connection that is gone: it does not call your function, and the `close` that you meant to listen to there never comes.',
    },
    {
      es: 'Cuenta después de la comprobación, si `stream.destroyed` es `false`; o, si cuentas antes, descuenta en `close` del propio `stream`.',
      en: 'Count after the check, if `stream.destroyed` is `false`; or, if you count before it, take one off on `close` of the `stream` itself.',
    },
  ],
};

export const subprotocolEcho: CheckDescription = {
  id: 'subprotocol-echo',
  es: 'Devuelve exactamente `chat.v1`',
  en: 'It returns exactly `chat.v1`',
  hints: [
    {
      es: 'El servidor elige **uno** de los ofrecidos y lo devuelve.',
      en: 'The server picks **one** of those offered and returns it.',
    },
    {
      es: 'Sin `handleProtocols`, `ws` devuelve el primero que le ofrecen, sea cual sea.',
      en: 'Without `handleProtocols`, `ws` returns the first that it is offered, whatever that is.',
    },
    {
      es: "Escribe `new WebSocketServer({ noServer: true, handleProtocols: () => 'chat.v1' })`.",
      en: "Write `new WebSocketServer({ noServer: true, handleProtocols: () => 'chat.v1' })`.",
    },
  ],
};

export const firstMessage: CheckDescription = {
  id: 'first-message',
  es: 'El primer mensaje no se pierde',
  en: 'The first message is not lost',
  hints: [
    {
      es: 'Mientras esperas, nadie escucha: registra el manejador primero o guarda en una cola.',
      en: 'While you await, nobody listens: attach the handler first or queue.',
    },
    {
      es: 'El cliente puede escribir en cuanto ve el 101. Si entonces estás en un `await`, `ws` emite `message` y nadie lo oye.',
      en: 'The client may write as soon as it sees the 101. If you are in an `await` then, `ws` emits `message` and nobody hears it.',
    },
    {
      es: 'Haz todas las esperas antes de `handleUpgrade`, y registra `message` en su función, sin ningún `await` por medio.',
      en: 'Do all the waiting before `handleUpgrade`, and register `message` in its function, with no `await` in between.',
    },
  ],
};

export const greeting: CheckDescription = {
  id: 'greeting',
  es: 'Lo primero es `ready`, y después ecos',
  en: 'First `ready`, and then echoes',
  hints: [
    {
      es: 'Lo primero que llega después del 101 debe ser el texto `ready`.',
      en: 'The first thing after the 101 must be the text `ready`.',
    },
    {
      es: '`handleUpgrade` llama a tu función con la conexión ya abierta: ahí se puede enviar.',
      en: '`handleUpgrade` calls your function with the connection open already: there you can send.',
    },
    {
      es: "En esa función: `socket.send('ready')`, antes que nada.",
      en: "In that function: `socket.send('ready')`, before anything else.",
    },
  ],
};

export const capacity503: CheckDescription = {
  id: 'capacity-503',
  es: 'Con dos dentro, un 503',
  en: 'With two inside, a 503',
  hints: [
    {
      es: 'Ya había dos dentro: se esperaba un 503 sin 101.',
      en: 'Two were in already: a 503 without a 101 was expected.',
    },
    {
      es: 'Si cuentas antes de esperar y aceptas después, varias peticiones ven el mismo hueco. Entre contar y aceptar no puede haber ningún `await`.',
      en: 'If you count before waiting and accept afterwards, several requests see the same free place. Between counting and accepting there can be no `await`.',
    },
    {
      es: 'Cuenta después de la comprobación, y suma en la misma vuelta: `if (inside >= 2) return refuse(…); inside += 1;`.',
      en: 'Count after the check, and add in the same breath: `if (inside >= 2) return refuse(…); inside += 1;`.',
    },
  ],
};

export const survives: CheckDescription = {
  id: 'survives',
  es: 'Ningún cliente termina el proceso',
  en: 'No client ends the process',
  hints: [
    endsTheProcess,
    {
      es: 'Quien se va mientras decides provoca un `error` en el `stream`; quien incumple el protocolo, en la conexión.',
      en: 'Whoever leaves while you decide causes an `error` on the `stream`; whoever breaks the protocol, on the connection.',
    },
    {
      es: "Dos manejadores: `stream.on('error', …)` al empezar y `socket.on('error', …)` al aceptar.",
      en: "Two handlers: `stream.on('error', …)` at the start and `socket.on('error', …)` on accepting.",
    },
  ],
};
