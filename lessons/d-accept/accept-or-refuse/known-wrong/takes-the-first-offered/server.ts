import { App } from 'enchufe';

const app = new App();

app.websocket('/ws', async (websocket) => {
  if (websocket.queryParams.get('maintenance') === '1') {
    await websocket.close();
    return;
  }
  const { subprotocols } = websocket;
  const subprotocol = subprotocols[0] ?? null;
  await websocket.accept({ subprotocol });
  await websocket.sendText('ready');
  for await (const text of websocket.iterText()) await websocket.sendText(`echo: ${text}`);
});

await app.listen(Number(process.env.PORT ?? 8000));
