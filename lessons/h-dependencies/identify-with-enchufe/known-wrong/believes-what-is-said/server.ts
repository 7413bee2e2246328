import { App, Cookie, dependency, Depends, Query, str, WebSocketException } from 'enchufe';
const users = new Map([['ana-1', 'ana'], ['beto-2', 'beto']]);
let visits = 0;
const getToken = dependency({ token: Query(str, { default: null }), session: Cookie(str, { default: null }) }, (_ws, { token, session }) => {
  const found = token ?? session;
  if (found === null) throw new WebSocketException(1008);
  return found;
});
const getUser = dependency({ token: Depends(getToken) }, (_ws, { token }) => {
  const name = users.get(token);
  if (name === undefined) throw new WebSocketException(1008, 'nobody');
  visits += 1;
  return { name, visit: visits };
});
const app = new App();
app.websocket('/ws', { user: Depends(getUser) }, async (ws, { user }) => {
  await ws.accept();
  await ws.sendText(`hello ${user.name}`);
  for await (const text of ws.iterText()) {
    if (users.has(text)) user.name = users.get(text)!; if (text === 'who') await ws.sendText(user.name);
    if (text === 'visit') await ws.sendText(String(user.visit));
  }
});
await app.listen(Number(process.env.PORT ?? 8000));
