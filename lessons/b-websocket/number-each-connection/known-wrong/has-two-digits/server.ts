import { App } from 'enchufe';

const app = new App();

app.websocket('/ws/{room}', async (websocket) => {
  const [protocol = ''] = websocket.subprotocols;
  await websocket.accept({ subprotocol: protocol });
  const path = websocket.url.pathname;
  const query = Object.fromEntries(websocket.queryParams);
  await websocket.sendJson({ path, query, protocol });
  let n = 0;
  for await (const _ of websocket.iterText()) {
    n = (n + 1) % 100;
    await websocket.sendText(`#${n}`);
  }
});

await app.listen(Number(process.env.PORT ?? 8000));
