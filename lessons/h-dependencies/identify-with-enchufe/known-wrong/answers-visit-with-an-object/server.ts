import { App, Cookie, dependency, Depends, Query, str, WebSocketException } from 'enchufe';

const users = new Map([
  ['ana-1', 'ana'],
  ['beto-2', 'beto'],
]);
let visits = 0;

const getToken = dependency(
  { token: Query(str, { default: null }), session: Cookie(str, { default: null }) },
  (_websocket, { token, session }) => token ?? session,
);

const getUser = dependency({ token: Depends(getToken) }, (_websocket, { token }) => {
  const name = users.get(token ?? '');
  if (name === undefined) throw new WebSocketException(1008);
  visits += 1;
  return { name, visit: visits };
});

const app = new App();

app.websocket('/ws', { user: Depends(getUser) }, async (websocket, { user }) => {
  await websocket.accept();
  await websocket.sendText(`hello ${user.name}`);
  for await (const text of websocket.iterText()) {
    if (text === 'who') await websocket.sendText(user.name);
    if (text === 'visit') await websocket.sendJson({ visit: user.visit });
  }
});

await app.listen(Number(process.env.PORT ?? 8000));
