import { App } from 'enchufe';

const app = new App();

app.websocket('/ws', async (websocket) => {
  if (Number(websocket.queryParams.get('maintenance')) === 1) return websocket.close();
  const subprotocol = ['chat.v2', 'chat.v1'].find((name) => websocket.subprotocols.includes(name));
  await websocket.accept(subprotocol ? { subprotocol } : {});
  await websocket.sendText('ready');
  for await (const text of websocket.iterText()) await websocket.sendText(`echo: ${text}`);
});

await app.listen(Number(process.env.PORT ?? 8000));
