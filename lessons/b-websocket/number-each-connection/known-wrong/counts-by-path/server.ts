import { App } from 'enchufe';

const app = new App();
const counts = new Map<string, number>();

app.websocket('/ws/{room}', async (websocket) => {
  const protocol = websocket.subprotocols[0] ?? '';
  await websocket.accept({ subprotocol: protocol });
  const path = websocket.url.pathname;
  const query = Object.fromEntries(websocket.queryParams);
  await websocket.sendJson({ path, query, protocol });
  for await (const _ of websocket.iterText()) {
    counts.set(path, (counts.get(path) ?? 0) + 1);
    await websocket.sendText(`#${counts.get(path)}`);
  }
});

await app.listen(Number(process.env.PORT ?? 8000));
