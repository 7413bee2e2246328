import { App } from 'enchufe';

const app = new App();

app.websocket('/ws', async (websocket) => {
  if (websocket.queryParams.get('maintenance') === '1') return websocket.close();
  const find = (version: string) => websocket.subprotocols.find((name) => name.endsWith(version));
  const subprotocol = find('chat.v2') ?? find('chat.v1');
  await websocket.accept(subprotocol ? { subprotocol } : {});
  await websocket.sendText('ready');
  for await (const text of websocket.iterText()) await websocket.sendText(`echo: ${text}`);
});

await app.listen(Number(process.env.PORT ?? 8000));
