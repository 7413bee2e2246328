import { App } from 'enchufe';

const app = new App();

app.websocket('/ws', async (websocket) => {
  const { subprotocols } = websocket;
  const subprotocol = ['chat.v2', 'chat.v1'].find((name) => subprotocols.includes(name)) ?? null;
  await websocket.accept({ subprotocol });
  if (websocket.queryParams.get('maintenance') === '1') return websocket.close(1013, 'maintenance');
  await websocket.sendText('ready');
  for await (const text of websocket.iterText()) await websocket.sendText(`echo: ${text}`);
});

await app.listen(Number(process.env.PORT ?? 8000));
