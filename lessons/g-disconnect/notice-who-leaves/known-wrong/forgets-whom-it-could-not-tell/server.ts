import { App, Path, Router, str, WebSocketDisconnect, type WebSocket } from 'enchufe';

const app = new App();
const names = new Map<WebSocket, string>();

async function tell(words: string): Promise<void> {
  for (const websocket of [...names.keys()]) {
    await websocket.sendText(words).catch(() => names.delete(websocket));
  }
}

app.onError(SyntaxError, async (websocket) => {
  const name = names.get(websocket) ?? '?';
  names.delete(websocket);
  await websocket.close(1011);
  await tell(`${name} failed`);
});

app.onError(WebSocketDisconnect, async (websocket, { code }) => {
  const name = names.get(websocket) ?? '?';
  names.delete(websocket);
  await tell(`${name} left (${code})`);
});

const rooms = new Router({ prefix: '/room' });
rooms.websocket('/{name}', { name: Path(str) }, async (websocket, { name }) => {
  await websocket.accept();
  names.set(websocket, name);
  for (;;) {
    const number = Number(await websocket.receiveJson());
    await websocket.sendJson({ double: number + number });
  }
});

app.include(rooms);
await app.listen(Number(process.env.PORT ?? 8000));
