import { App, type WebSocket } from 'enchufe';

const app = new App();
const rooms = new Map<string, WebSocket>();

app.websocket('/ws/{room}', async (websocket) => {
  const protocol = websocket.subprotocols[0] ?? '';
  await websocket.accept({ subprotocol: protocol });
  const path = websocket.url.pathname;
  const query = Object.fromEntries(websocket.queryParams);
  await websocket.sendJson({ path, query, protocol });
  rooms.set(path, websocket);
  let n = 0;
  for await (const _ of websocket.iterText()) await rooms.get(path)?.sendText(`#${++n}`);
});

await app.listen(Number(process.env.PORT ?? 8000));
