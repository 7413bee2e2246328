import { App, dependency, Depends, Query, str } from 'enchufe';

const users = new Map([
  ['ana-1', 'ana'],
  ['beto-2', 'beto'],
]);
let visits = 0;

// ① Decidir / Decide: antes de llamar a tu manejador / before your handler is called
// TODO: ¿y la cookie `session`? ¿Y si no hay nada?
// TODO: what about the cookie `session`? And if there is nothing?
const getToken = dependency(
  { token: Query(str, { default: null }) },
  (_websocket, { token }) => token,
);

// TODO: ¿y si el token no es de nadie? / TODO: and if the token is nobody's?
const getUser = dependency({ token: Depends(getToken) }, (_websocket, { token }) => {
  visits += 1;
  return { name: users.get(token ?? ''), visit: visits };
});

const app = new App();

app.websocket('/ws', { user: Depends(getUser) }, async (websocket, { user }) => {
  // ② Aceptar / Accept
  await websocket.accept();
  await websocket.sendText(`hello ${user.name}`);

  // ③ Recibir / Receive
  for await (const text of websocket.iterText()) {
    // ④ Responder / Reply
    if (text === 'who') await websocket.sendText(`${user.name}`);
    if (text === 'visit') await websocket.sendText(`${user.visit}`);
  }

  // ⑤ Limpiar / Clean up: nada se guardó fuera de la conexión
  // nothing was kept outside the connection
});

await app.listen(Number(process.env.PORT ?? 8000));
