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
  if (!name) throw new WebSocketException(1008);
  return { name };
});

const app = new App();

app.websocket('/ws', { user: Depends(getUser) }, async (websocket, { user }) => {
  await websocket.accept();
  await websocket.sendText(`hello ${user.name}`);
  let visit: number | undefined;
  for await (const text of websocket.iterText()) {
    if (text === 'who') await websocket.sendText(user.name);
    if (text === 'visit') await websocket.sendText(`${(visit ??= ++visits)}`);
  }
});

await app.listen(Number(process.env.PORT ?? 8000));
