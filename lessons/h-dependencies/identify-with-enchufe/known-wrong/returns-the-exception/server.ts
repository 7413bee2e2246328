import { App, Cookie, dependency, Depends, Query, str, WebSocketException } from 'enchufe';

const users = new Map([
  ['ana-1', 'ana'],
  ['beto-2', 'beto'],
]);
let visits = 0;

// ① Decidir / Decide: antes de llamar a tu manejador / before your handler is called
const getToken = dependency(
  { token: Query(str, { default: null }), session: Cookie(str, { default: null }) },
  (_websocket, { token, session }) => {
    const credential = token ?? session;
    if (credential === null) return new WebSocketException(1008);
    return credential;
  },
);

const getUser = dependency({ token: Depends(getToken) }, (_websocket, { token }) => {
  const name = users.get(token);
  if (name === undefined) return new WebSocketException(1008);
  visits += 1;
  return { name, visit: visits };
});

const app = new App();

app.websocket('/ws', { user: Depends(getUser) }, async (websocket, { user }) => {
  // ② Aceptar / Accept
  await websocket.accept();
  await websocket.sendText(`hello ${user.name}`);

  // ③ Recibir / Receive
  for await (const text of websocket.iterText()) {
    // ④ Responder / Reply
    if (text === 'who') await websocket.sendText(user.name);
    if (text === 'visit') await websocket.sendText(`${user.visit}`);
  }

  // ⑤ Limpiar / Clean up: nada se guardó fuera de la conexión
  // nothing was kept outside the connection
});

await app.listen(Number(process.env.PORT ?? 8000));
