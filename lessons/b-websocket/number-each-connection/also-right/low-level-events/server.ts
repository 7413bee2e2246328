import { App, type WebSocket } from 'enchufe';

const app = new App();
const counts = new WeakMap<WebSocket, number>();

app.websocket('/{rest:path}', async (websocket) => {
  if ((await websocket.receive()).type !== 'websocket.connect') return;
  const offered = websocket.headers.get('sec-websocket-protocol') ?? '';
  const protocol = offered.split(',')[0]!.trim();
  await websocket.send({ type: 'websocket.accept', subprotocol: protocol });
  const { pathname: path, searchParams } = new URL(websocket.url);
  const query = Object.fromEntries([...searchParams]);
  await websocket.send({ type: 'websocket.send', text: JSON.stringify({ path, query, protocol }) });
  counts.set(websocket, 0);
  for (;;) {
    const event = await websocket.receive();
    if (event.type === 'websocket.disconnect') return;
    counts.set(websocket, counts.get(websocket)! + 1);
    await websocket.send({ type: 'websocket.send', text: `#${counts.get(websocket)}` });
  }
});

void app.listen(Number(process.env.PORT ?? 8000));
