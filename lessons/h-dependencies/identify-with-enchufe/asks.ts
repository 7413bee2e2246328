/** What each check asks, in the reader's words, and its hints from vague to plain. */
import type { CheckDescription } from '../../../src/checks/check.ts';

export const validToken: CheckDescription = {
  id: 'valid-token',
  es: 'Con un token válido, `hello`',
  en: 'With a valid token, `hello`',
  hints: [
    {
      es: 'Con un token válido en la consulta se esperaba un 101 y, como primer mensaje, `hello <nombre>`.',
      en: 'With a valid token in the query, a 101 was expected and, as the first message, `hello <name>`.',
    },
    {
      es: '`Query(str, { default: null })` da el parámetro que se llama como la clave: `{ token: Query(…) }` lee `?token=…`. A quien no trae un parámetro sin `default` se le rechaza con 403.',
      en: '`Query(str, { default: null })` gives the parameter that is called like the key: `{ token: Query(…) }` reads `?token=…`. Whoever lacks a parameter without a `default` is refused with 403.',
    },
    {
      es: 'Pide la identidad en la ruta, `{ user: Depends(getUser) }`, acepta, y envía lo primero `hello ${user.name}`.',
      en: 'Ask for the identity in the route, `{ user: Depends(getUser) }`, accept, and send `hello ${user.name}` first of all.',
    },
  ],
};

export const noToken: CheckDescription = {
  id: 'no-token',
  es: 'Sin credencial, un 4xx y nunca un 101',
  en: 'Without a credential, a 4xx and never a 101',
  hints: [
    {
      es: 'Sin credencial, `null` no es un permiso: rechaza con `throw`, porque con `return` no se rechaza a nadie.',
      en: 'No credential: `null` is not permission. Reject with `throw`: a `return` rejects nobody.',
    },
    {
      es: 'Si una dependencia lanza, tu manejador ni empieza. Rechazar después de `accept()` es tarde: el cliente ya vio el 101.',
      en: 'If a dependency throws, your handler never starts. To refuse after `accept()` is late: the client has seen the 101.',
    },
    {
      es: 'En `getToken`: si no hay ni `token` ni `session`, `throw new WebSocketException(1008)`.',
      en: 'In `getToken`: unless there is a `token` or a `session`, `throw new WebSocketException(1008)`.',
    },
  ],
};

export const badToken: CheckDescription = {
  id: 'bad-token',
  es: 'Un token que no es de nadie, un 4xx',
  en: "A token that is nobody's, a 4xx",
  hints: [
    {
      es: 'Que exista no significa que sea válida: compruébala.',
      en: 'Present is not valid: verify it.',
    },
    {
      es: 'Busca la credencial entera en la tabla. Un objeto corriente también «contiene» `constructor`; un `Map`, no.',
      en: 'Look the whole credential up in the table. A plain object “contains” `constructor` too; a `Map` does not.',
    },
    {
      es: 'En `getUser`: `const name = users.get(token)`; si es `undefined`, `throw new WebSocketException(1008)`.',
      en: 'In `getUser`: `const name = users.get(token)`; if that is `undefined`, `throw new WebSocketException(1008)`.',
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
      es: 'Una dependencia puede pedir varias cosas a la vez: `Query` para `token`, `Cookie` para `session`. Lo que puede faltar lleva `default: null`.',
      en: 'A dependency may ask for several things at once: `Query` for `token`, `Cookie` for `session`. What may be missing has `default: null`.',
    },
    {
      es: 'Declara `{ token: Query(str, { default: null }), session: Cookie(str, { default: null }) }` y usa `token ?? session`.',
      en: 'Declare `{ token: Query(str, { default: null }), session: Cookie(str, { default: null }) }`, and use `token ?? session`.',
    },
  ],
};

export const oneNumberEach = {
  es: 'Cada conexión toma un número, y uno solo: el siguiente al de la visita anterior.',
  en: 'Each connection takes one number and no more: the one after that of the visit before.',
};

export const onlyTheNumber = {
  es: 'A `visit` se responde solo con el número, como texto: `sendText(`${user.visit}`)`.',
  en: '`visit` is answered with the number alone, as a text: `sendText(`${user.visit}`)`.',
};

export const oncePerConnection: CheckDescription = {
  id: 'once-per-connection',
  es: 'La identidad se resuelve una vez por conexión',
  en: 'The identity is worked out once for each connection',
  hints: [
    oneNumberEach,
    {
      es: '`Depends` llama a la dependencia una vez por conexión y guarda su valor, aunque la pidan varias veces; con `useCache: false`, o si la llamas tú, se ejecuta otra vez.',
      en: '`Depends` calls the dependency once for each connection and keeps its value, however many ask for it; with `useCache: false`, or if you call it yourself, it runs again.',
    },
    {
      es: 'Suma uno a `visits` en `getUser`, después de comprobar el token, devuelve `{ name, visit: visits }`, y responde con `user.visit`.',
      en: 'Add one to `visits` in `getUser`, after you have verified the token, return `{ name, visit: visits }`, and answer with `user.visit`.',
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
      es: 'Una variable del módulo solo recuerda a quien se identificó en último lugar.',
      en: 'A variable of the module remembers only who was identified last.',
    },
    {
      es: 'Usa el `user` que tu manejador recibe como segundo argumento: cada conexión tiene el suyo.',
      en: 'Use the `user` that your handler is given in its second argument: each connection has its own.',
    },
  ],
};

export const survives: CheckDescription = {
  id: 'survives',
  es: 'Quien se rompe no molesta a los demás',
  en: 'Who breaks does not disturb the others',
  hints: [
    {
      es: 'Un cliente se fue mal y otro lo notó.',
      en: 'One client left badly, and another noticed.',
    },
    {
      es: 'Lo que guardas fuera del manejador es de todas las conexiones.',
      en: 'What you keep outside the handler belongs to every connection.',
    },
    {
      es: 'Usa solo el `websocket` y el `user` que recibe tu manejador.',
      en: 'Use only the `websocket` and the `user` that your handler gets.',
    },
  ],
};
