import { App } from 'enchufe';

const app = new App();

app.websocket('/ws', async (websocket) => {
  if (websocket.queryParams.get('maintenance') === '1') return websocket.close();
  const subprotocol = ['chat.v2', 'chat.v1'].find((name) => websocket.subprotocols.includes(name));
  await websocket.accept(subprotocol ? { subprotocol } : {});
  await websocket.sendText('ready');
  for (let left = 10; left > 0; left -= 1) await websocket.sendText(`echo: ${await websocket.receiveText()}`);
});

await app.listen(Number(process.env.PORT ?? 8000));
