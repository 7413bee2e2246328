import { App } from 'enchufe';

const app = new App();

app.websocket('/ws', async (websocket) => {
  if (websocket.queryParams.get('maintenance') === '1') {
    await websocket.close();
    return;
  }
  const { subprotocols } = websocket;
  const subprotocol = ['chat.v2', 'chat.v1'].find((name) => subprotocols.includes(name)) ?? null;
  await websocket.accept({ subprotocol });
  await websocket.sendText('ready');
  await websocket.sendText(`echo: ${await websocket.receiveText()}`);
});

await app.listen(Number(process.env.PORT ?? 8000));
