import { App } from 'enchufe';

const app = new App();

app.websocket('/ws/{room}', async (websocket) => {
  const [protocol = ''] = websocket.subprotocols;
  await websocket.accept({ subprotocol: protocol });
  const path = websocket.url.pathname;
  const query = Object.fromEntries(
    [...websocket.queryParams].map(([name, value]) => [name.toLowerCase(), value]),
  );
  await websocket.sendJson({ path, query, protocol });
  let n = 0;
  for await (const _ of websocket.iterText()) {
    n += 1;
    await websocket.sendText(`#${n}`);
  }
});

await app.listen(Number(process.env.PORT ?? 8000));
