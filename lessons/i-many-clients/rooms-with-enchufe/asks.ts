/** What each check asks, in the reader's words, and its hints from vague to plain. */
import type { CheckDescription } from '../../../src/checks/check.ts';

export const welcomeFirst = {
  es: 'Quien entra recibe `welcome <nombre>`, y es lo primero que recibe.',
  en: 'Somebody who comes in gets `welcome <name>`, and gets it first.',
};

export const welcome: CheckDescription = {
  id: 'welcome',
  es: 'Quien entra recibe la bienvenida',
  en: 'Somebody who comes in is welcomed',
  hints: [
    welcomeFirst,
    {
      es: '`connect()` acepta la conexión y la apunta; no envía nada por ti.',
      en: '`connect()` accepts the connection and takes note of it; it sends nothing on your behalf.',
    },
    {
      es: 'Después de `connect()`: `await chat.sendTo(websocket, `welcome ${name}`)`.',
      en: 'After `connect()`: `await chat.sendTo(websocket, `welcome ${name}`)`.',
    },
  ],
};

export const everyone: CheckDescription = {
  id: 'everyone',
  es: '`all` llega a toda la sala',
  en: '`all` reaches the whole room',
  hints: [
    {
      es: '`all` llega a toda la sala, también a quien escribe.',
      en: '`all` reaches the whole room, the writer too.',
    },
    {
      es: '`broadcast()` sin `except` llega a todos los que están apuntados en la sala.',
      en: '`broadcast()` without `except` reaches all who are listed in the room.',
    },
    {
      es: 'Escribe `await chat.broadcast(`${name}: ${text}`, { room })`.',
      en: 'Write `await chat.broadcast(`${name}: ${text}`, { room })`.',
    },
  ],
};

export const exceptSender: CheckDescription = {
  id: 'except-sender',
  es: '`others` llega a los demás',
  en: '`others` reaches the others',
  hints: [
    {
      es: 'Decide a quién va: a todos, a los demás o solo a quien escribió.',
      en: 'Decide who gets it: all, the others, or only the writer.',
    },
    {
      es: '`except` deja fuera a una conexión o a varias.',
      en: '`except` leaves out one connection, or several.',
    },
    {
      es: 'Escribe `await chat.broadcast(`${name}: ${text}`, { room, except: websocket })`.',
      en: 'Write `await chat.broadcast(`${name}: ${text}`, { room, except: websocket })`.',
    },
  ],
};

export const onlyMe: CheckDescription = {
  id: 'only-me',
  es: '`me` y lo desconocido, solo para quien escribe',
  en: '`me` and the unknown, for the writer only',
  hints: [
    {
      es: '`me` y lo desconocido son solo para quien escribe.',
      en: '`me` and whatever is unknown are for the writer only.',
    },
    {
      es: '`sendTo()` envía a una conexión; `broadcast()`, a una lista.',
      en: '`sendTo()` sends to one connection; `broadcast()` sends to a list.',
    },
    {
      es: 'Escribe `await chat.sendTo(websocket, `me: ${text}`)`, y `unknown` en el último caso.',
      en: 'Write `await chat.sendTo(websocket, `me: ${text}`)`, and `unknown` in the last case.',
    },
  ],
};

export const leaveNotice: CheckDescription = {
  id: 'leave-notice',
  es: 'Los que quedan se enteran de quién se va',
  en: 'Those who remain learn who leaves',
  hints: [
    {
      es: 'Cuando alguien se va, cada uno de los que quedan recibe `- <nombre>` una vez.',
      en: 'When somebody leaves, each of those who remain gets `- <name>` once.',
    },
    {
      es: '`broadcast()` olvida a quien ya no está, pero no avisa a nadie: eso es cosa tuya.',
      en: '`broadcast()` forgets who has gone, but tells nobody: that is up to you.',
    },
    {
      es: '`try { … } finally { chat.disconnect(websocket); await chat.broadcast(`- ${name}`, { room }); }`.',
      en: 'Use `try { … } finally { chat.disconnect(websocket); await chat.broadcast(`- ${name}`, { room }); }`.',
    },
  ],
};

export const rooms: CheckDescription = {
  id: 'rooms',
  es: 'Cada sala es cosa suya',
  en: 'Each room minds its own business',
  hints: [
    {
      es: 'Un mensaje pasó de una sala a otra.',
      en: 'A message passed from one room to another.',
    },
    {
      es: 'Sin `{ room }`, `broadcast()` llega a todas las salas.',
      en: 'Without `{ room }`, `broadcast()` reaches every room.',
    },
    {
      es: 'Apunta la sala al entrar, `connect(websocket, { room })`, y dila en cada `broadcast()`, también en el aviso de salida.',
      en: 'Note the room on entry, `connect(websocket, { room })`, and name it in every `broadcast()`, in the farewell too.',
    },
  ],
};

export const deadDoesNotBreak: CheckDescription = {
  id: 'dead-does-not-break',
  es: 'Quien se rompe no molesta a los demás',
  en: 'Who breaks does not disturb the others',
  hints: [
    {
      es: 'Un cliente roto se fue y los demás lo notaron.',
      en: 'A broken client left, and the others noticed.',
    },
    {
      es: 'El aviso tiene que salir también cuando el bucle termina con un error: va en un `finally`.',
      en: 'The notice must go out even when the loop ends with an error: it belongs in a `finally`.',
    },
    {
      es: 'Envía a los demás con `broadcast()`, que aísla a cada uno, y nunca esperes un `sendText()` de otro sin capturar su error.',
      en: 'Send to the others with `broadcast()`, which isolates each, and never await a `sendText()` of somebody else without catching its error.',
    },
  ],
};

export const sameName: CheckDescription = {
  id: 'same-name',
  es: 'Dos personas pueden llamarse igual',
  en: 'Two people may have the same name',
  hints: [
    {
      es: 'Dos pestañas, un nombre: la clave es la conexión.',
      en: 'Two tabs, one name: key by connection.',
    },
    {
      es: '`disconnect()` y `except` trabajan con conexiones, no con nombres.',
      en: '`disconnect()` and `except` work with connections, not with names.',
    },
    {
      es: 'No guardes tú los nombres en un `Map`: `ConnectionManager` ya distingue a dos que se llaman igual.',
      en: 'Do not keep the names in a `Map` yourself: `ConnectionManager` can tell two of the same name apart.',
    },
  ],
};

/** The right words under another's name. */
export const othersName = {
  es: 'El mensaje llegó con otro nombre: usa el `name` que recibe tu manejador, no una variable del módulo, que es de todos.',
  en: 'The message came under another name: use the `name` that your handler is given, not a variable of the module, which is everybody’s.',
};
