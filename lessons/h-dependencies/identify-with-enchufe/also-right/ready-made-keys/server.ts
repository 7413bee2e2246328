import { apiKeyCookie, apiKeyQuery, App, dependency, Depends, HTTPException } from 'enchufe';

const users = { 'ana-1': 'ana', 'beto-2': 'beto' };
let visits = -100;

const getToken = dependency(
  {
    token: Depends(apiKeyQuery('token', { autoError: false })),
    session: Depends(apiKeyCookie('session', { autoError: false })),
  },
  (_, { token, session }) => {
    const sent = token ?? session;
    if (sent === null) throw new HTTPException(401, 'Not authenticated');
    return sent;
  },
);

const getUser = dependency({ token: Depends(getToken) }, (_, { token }) => {
  if (!Object.hasOwn(users, token)) throw new HTTPException(403, 'Not you');
  return { name: users[token as keyof typeof users], visit: visits++ };
});

const app = new App();
app.websocket('/ws', { user: Depends(getUser) }, async (websocket, { user: { name, visit } }) => {
  const answers = new Map([
    ['who', name],
    ['visit', String(visit)],
  ]);
  await websocket.accept();
  await websocket.sendText(`hello ${name}`);
  for await (const text of websocket.iterText()) {
    const answer = answers.get(text);
    if (answer !== undefined) await websocket.sendText(answer);
  }
});
await app.listen(Number(process.env.PORT ?? 8000));
