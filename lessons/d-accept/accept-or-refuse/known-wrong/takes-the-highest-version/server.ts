import { App } from 'enchufe';

const app = new App();

app.websocket('/ws', async (websocket) => {
  if (websocket.queryParams.get('maintenance') === '1') return websocket.close();
  const subprotocol = websocket.subprotocols.filter((name) => /^chat\.v\d$/.test(name)).toSorted().at(-1);
  await websocket.accept(subprotocol ? { subprotocol } : {});
  await websocket.sendText('ready');
  for await (const text of websocket.iterText()) await websocket.sendText(`echo: ${text}`);
});

await app.listen(Number(process.env.PORT ?? 8000));
