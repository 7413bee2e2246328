/** What each check asks, in the reader's words, and its hints from vague to plain. */
import type { CheckDescription } from '../../../src/checks/check.ts';

export const helloMissing = {
  es: 'Con una credencial válida se esperaba un 101 y `hello <nombre>`.',
  en: 'With a valid credential, a 101 and `hello <name>` were expected.',
};

export const whoUnanswered = {
  es: 'El `hello` llegó; lo que faltó es la respuesta al texto `who`. `data` es un `Buffer`: compara `data.toString()`.',
  en: 'The `hello` came; what is missing is the answer to the text `who`. `data` is a `Buffer`: compare `data.toString()`.',
};

export const noToken401: CheckDescription = {
  id: 'no-token-401',
  es: 'Sin credencial, un 401',
  en: 'Without a credential, a 401',
  hints: [
    {
      es: 'Sin credencial no se entra, y la respuesta es 401: `null` no es un permiso, y el 403 es solo para un `Origin` ajeno.',
      en: 'Without a credential nobody gets in, and the answer is 401: `null` is not permission, and 403 is only for a strange `Origin`.',
    },
    {
      es: 'Quien no trae credencial no debe ver un 101. Después del 101 ya está dentro, aunque lo cierres.',
      en: 'Whoever brings no credential must not see a 101. After the 101 it is in, even if you close.',
    },
    {
      es: "En `upgrade`: si no hay usuario, `stream.end('HTTP/1.1 401 Unauthorized\\r\\n\\r\\n')` y `return`.",
      en: "On `upgrade`: unless there is a user, `stream.end('HTTP/1.1 401 Unauthorized\\r\\n\\r\\n')` and `return`.",
    },
  ],
};

export const noUpgradeAfter401: CheckDescription = {
  id: 'no-upgrade-after-401',
  es: 'Tras el rechazo, nada más',
  en: 'After the refusal, nothing more',
  hints: [
    {
      es: 'Rechazaste y después aceptaste: falta un `return`.',
      en: 'You rejected and then accepted: a `return` is missing.',
    },
    {
      es: 'Escribir un 401 no detiene a tu función: sigue hasta `handleUpgrade`. Y un rechazo tiene que terminar la conexión.',
      en: 'Writing a 401 does not stop your function: it goes on to `handleUpgrade`. And a refusal has to end the connection.',
    },
    {
      es: 'Termina con `stream.end(…)` y sal de la función con `return`.',
      en: 'End with `stream.end(…)`, and leave the function with `return`.',
    },
  ],
};

export const validToken: CheckDescription = {
  id: 'valid-token',
  es: 'Con un token válido, `hello`',
  en: 'With a valid token, `hello`',
  hints: [
    helloMissing,
    {
      es: "El token está en la consulta: `searchParams.get('token')`.",
      en: "The token is in the query: `searchParams.get('token')`.",
    },
    {
      es: 'Al aceptar, lo primero: `socket.send(`hello ${user}`)`.',
      en: 'On accepting, first of all: `socket.send(`hello ${user}`)`.',
    },
  ],
};

export const badToken401: CheckDescription = {
  id: 'bad-token-401',
  es: 'Un token que no es de nadie, un 401',
  en: "A token that is nobody's, a 401",
  hints: [
    {
      es: 'Que exista no significa que sea válida: compruébala.',
      en: 'Present is not valid: verify it.',
    },
    {
      es: 'Busca la credencial en la tabla, entera: ni por su comienzo, ni recortada.',
      en: 'Look the credential up in the table, as a whole: neither by its beginning nor cut short.',
    },
    {
      es: '`users.get(credential)`; si da `undefined`, 401.',
      en: 'Use `users.get(credential)`; if that gives `undefined`, 401.',
    },
  ],
};

export const cookieOk: CheckDescription = {
  id: 'cookie-ok',
  es: 'La cookie también vale',
  en: 'The cookie will do as well',
  hints: [
    {
      es: 'La credencial también puede venir en la cookie, y puede no ser la primera.',
      en: 'The credential may come in a cookie, and not the first one.',
    },
    {
      es: '`Cookie` es una sola cabecera con pares `nombre=valor` separados por `; `.',
      en: '`Cookie` is a single header of `name=value` pairs, separated by `; `.',
    },
    {
      es: 'Parte la cabecera por `;`, recorta cada par y busca el que se llama exactamente `session`.',
      en: 'Split the header at `;`, trim each pair, and find the one that is called exactly `session`.',
    },
  ],
};

export const badOrigin403: CheckDescription = {
  id: 'bad-origin-403',
  es: 'Otro origen, un 403',
  en: 'Another origin, a 403',
  hints: [
    {
      es: 'WebSocket no tiene CORS y la cookie viaja desde cualquier web: compara el origen completo.',
      en: 'WebSocket has no CORS and the cookie travels from any site: compare the whole origin.',
    },
    {
      es: '`http://course.test.evil.example` empieza por tu origen, y no lo es. `null` tampoco.',
      en: '`http://course.test.evil.example` begins with your origin, and is not it. Neither is `null`.',
    },
    {
      es: "Escribe `if (origin !== undefined && origin !== 'http://course.test')` y responde 403.",
      en: "Write `if (origin !== undefined && origin !== 'http://course.test')`, and answer 403.",
    },
  ],
};

export const identityPerConn: CheckDescription = {
  id: 'identity-per-conn',
  es: 'Cada conexión es quien es',
  en: 'Each connection is who it is',
  hints: [
    {
      es: 'Ese dato es de la conexión, no del módulo.',
      en: 'That value belongs to the connection, not to the module.',
    },
    {
      es: 'Una variable del módulo recuerda solo a quien entró el último.',
      en: 'A variable of the module remembers only who came in last.',
    },
    {
      es: 'Guarda el nombre en una constante dentro de la función de `handleUpgrade`.',
      en: 'Keep the name in a constant inside the function of `handleUpgrade`.',
    },
  ],
};

export const protoToken401: CheckDescription = {
  id: 'proto-token-401',
  es: '`constructor` no es de nadie',
  en: '`constructor` is nobody',
  hints: [
    {
      es: "`objeto['constructor']` existe en todo objeto: usa `Map` u `Object.hasOwn`.",
      en: "`obj['constructor']` exists on every object: use `Map` or `Object.hasOwn`.",
    },
    {
      es: 'Un objeto corriente hereda propiedades, así que buscar en él un nombre que eligió el cliente encuentra cosas que tú no pusiste.',
      en: 'A plain object inherits properties, so looking up a name that the client chose finds things that you never put there.',
    },
    {
      es: 'Escribe `const users = new Map([[…]])` y `users.get(token)`.',
      en: 'Write `const users = new Map([[…]])` and `users.get(token)`.',
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
