import { App } from 'enchufe';

const app = new App();
const counts: number[] = [];
let here = 0;

app.websocket('/ws/{room}', async (websocket) => {
  const protocol = websocket.subprotocols[0] ?? '';
  await websocket.accept({ subprotocol: protocol });
  const path = websocket.url.pathname;
  const query = Object.fromEntries(websocket.queryParams);
  await websocket.sendJson({ path, query, protocol });
  const place = here++;
  try {
    for await (const _ of websocket.iterText()) {
      counts[place] = (counts[place] ?? 0) + 1;
      await websocket.sendText(`#${counts[place]}`);
    }
  } finally {
    here -= 1;
  }
});

await app.listen(Number(process.env.PORT ?? 8000));
