import { App, ConnectionManager } from 'enchufe';

const app = new App();
const people = new ConnectionManager();

app.websocket('/ws/{room}', async (websocket) => {
  const protocol = websocket.subprotocols[0] ?? '';
  await people.connect(websocket, { subprotocol: protocol });
  const path = websocket.url.pathname;
  const query = Object.fromEntries(websocket.queryParams);
  await websocket.sendJson({ path, query, protocol });
  let n = 0;
  for await (const _ of websocket.iterText()) await people.broadcast(`#${++n}`);
});

await app.listen(Number(process.env.PORT ?? 8000));
