/** What each check asks, in the reader's words, and its hints from vague to plain. */
import type { CheckDescription } from '../../../src/checks/check.ts';

export const everyoneElse: CheckDescription = {
  id: 'everyone-else',
  es: 'Lo que dice uno llega a todos los demás',
  en: 'What one says reaches all the others',
  hints: [
    {
      es: 'Lo que dice uno debía llegar a todos los demás, y a alguien no le llegó.',
      en: 'What one says was to reach all the others, and somebody did not get it.',
    },
    {
      es: '`socket` es solo quien escribió. Para los demás hace falta una lista de todas las conexiones: la tuya o `server.clients`.',
      en: '`socket` is only the one who wrote. For the others it takes a list of all connections: your own, or `server.clients`.',
    },
    {
      es: 'Guarda cada conexión en un `Set` al llegar, y en `message`: `for (const person of people) if (person !== socket) person.send(`…`)`.',
      en: 'Keep each connection in a `Set` when it comes, and on `message`: `for (const person of people) if (person !== socket) person.send(`…`)`.',
    },
  ],
};

export const survives: CheckDescription = {
  id: 'survives',
  es: 'Nadie puede terminar el proceso',
  en: 'Nobody can end the process',
  hints: [
    {
      es: 'Un evento `error` sin manejador, o una promesa rechazada sin capturar, termina el proceso.',
      en: 'An unhandled `error` event or rejection ends the process.',
    },
    {
      es: 'Un cliente roto no puede llevarse a los demás: cada conexión necesita su manejador de `error`, y cada promesa alguien que la capture.',
      en: 'One broken client must not take the others along: each connection needs its `error` handler, and each promise somebody who catches it.',
    },
    {
      es: "En el manejador de `connection`: `socket.on('error', console.error)`; y nunca un `async` sin `try/catch` dentro de un evento.",
      en: "In the `connection` handler: `socket.on('error', console.error)`; and never an `async` without `try/catch` inside an event.",
    },
  ],
};

export const deadDoesNotBreak: CheckDescription = {
  id: 'dead-does-not-break',
  es: 'Quien ya no está no calla a los demás',
  en: 'Who has gone does not silence the others',
  hints: [
    {
      es: 'Un envío fallido cortó el bucle: aísla el error de cada cliente.',
      en: "One failed send stopped the loop: isolate each client's error.",
    },
    {
      es: 'Quien se cortó sigue en la lista hasta que lo quitas. Con `ws`, `send` a una conexión cerrada no lanza nada; solo duele cuando esperas su callback o su promesa.',
      en: 'Whoever was cut stays on the list until you take it off. With `ws`, `send` on a closed connection throws nothing; it only hurts where you wait for its callback or promise.',
    },
    {
      es: 'Quita la conexión en `close`, y no dejes que un `await` de un envío detenga a los siguientes: `Promise.allSettled`, o ningún `await`.',
      en: 'Take the connection off in `close`, and let no `await` of one send stop the next: `Promise.allSettled`, or no `await` at all.',
    },
  ],
};

export const textOpcode: CheckDescription = {
  id: 'text-opcode',
  es: 'Todo sale como texto',
  en: 'Everything leaves as text',
  hints: [
    {
      es: 'Salió una trama binaria: el navegador verá un `Blob`. Envía una cadena o, con `ws`, usa `{ binary: isBinary }`.',
      en: 'A binary frame left: browsers will see a `Blob`. Send a string or, with `ws`, use `{ binary: isBinary }`.',
    },
    {
      es: 'Un `Buffer` sale como binario; una cadena, como texto.',
      en: 'A `Buffer` leaves as binary, a string as text.',
    },
    {
      es: 'Construye la cadena con `data.toString()`.',
      en: 'Build the string with `data.toString()`.',
    },
  ],
};

export const notToSender: CheckDescription = {
  id: 'not-to-sender',
  es: 'Quien escribe no recibe su mensaje',
  en: 'The writer does not get its own message',
  hints: [
    {
      es: 'Decide a quién va: a todos, a los demás o solo a quien escribió.',
      en: 'Decide who gets it: all, the others, or only the writer.',
    },
    {
      es: 'Quien escribe ya sabe lo que dijo: no le devuelvas su propio mensaje.',
      en: 'The writer knows what it said: do not send its own message back.',
    },
    {
      es: 'En el bucle: `if (person !== socket)`.',
      en: 'In the loop: `if (person !== socket)`.',
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
      es: 'Borrar mientras recorres salta al siguiente; y `splice(-1, 1)` borra al último.',
      en: 'Deleting while iterating skips the next; and `splice(-1, 1)` removes the last.',
    },
    {
      es: 'En `close`: primero `people.delete(socket)`, después el aviso a los que quedan. Un `Set` se puede recorrer y cambiar a la vez.',
      en: 'In `close`: first `people.delete(socket)`, then the notice to those who remain. A `Set` can be walked and changed at the same time.',
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
      es: 'Un `Map` por nombre guarda solo a la última persona con ese nombre.',
      en: 'A `Map` by name keeps only the last person of that name.',
    },
    {
      es: 'Usa un `Set` de conexiones, o un `Map` con la conexión como clave y el nombre como valor.',
      en: 'Use a `Set` of connections, or a `Map` with the connection as its key and the name as its value.',
    },
  ],
};

export const order: CheckDescription = {
  id: 'order',
  es: 'Los mensajes de uno llegan en su orden',
  en: "One's messages arrive in their order",
  hints: [
    {
      es: 'Los mensajes deben salir en el orden en que llegaron.',
      en: 'Messages must leave in arrival order.',
    },
    {
      es: 'Un `await` o un temporizador entre recibir y difundir deja que el mensaje siguiente adelante al anterior.',
      en: 'An `await` or a timer between receiving and broadcasting lets the next message overtake the one before.',
    },
    {
      es: 'Difunde en el mismo manejador de `message`, sin esperar nada.',
      en: 'Broadcast in the `message` handler itself, without awaiting anything.',
    },
  ],
};

/** The right words under another's name. */
export const othersName = {
  es: 'El mensaje llegó con otro nombre: guarda el de cada uno con su conexión, no en una variable del módulo, que es de todos.',
  en: 'The message came under another name: keep each one’s with its connection, not in a variable of the module, which is everybody’s.',
};
