import { App } from 'enchufe';
import { setTimeout as wait } from 'node:timers/promises';

const app = new App();

app.websocket('/ws/{room}', async (websocket) => {
  const [protocol = ''] = websocket.subprotocols;
  await websocket.accept({ subprotocol: protocol });
  const path = websocket.url.pathname;
  const query = Object.fromEntries(websocket.queryParams);
  // Whoever does not listen yet would miss it.
  void wait(50).then(() => websocket.sendJson({ path, query, protocol }));
  let n = 0;
  for await (const _ of websocket.iterText()) {
    n += 1;
    await websocket.sendText(`#${n}`);
  }
});

await app.listen(Number(process.env.PORT ?? 8000));
