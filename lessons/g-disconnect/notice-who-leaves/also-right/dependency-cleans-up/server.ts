import { App, dependency, Depends, Path, str, type WebSocket, WebSocketDisconnect } from 'enchufe';

const members = new Set<WebSocket>();

const member = dependency({ name: Path(str) }, async function* (websocket, { name }) {
  await websocket.accept();
  members.add(websocket);
  try {
    yield websocket;
  } catch (error) {
    members.delete(websocket);
    const isGone = error instanceof WebSocketDisconnect;
    await tell(isGone ? `${name} left (${error.code})` : `${name} failed`);
    throw error;
  }
});

async function tell(text: string): Promise<void> {
  for (const each of [...members]) if (each.isConnected) await each.sendText(text).catch(() => {});
}

const app = new App();
app.onUncaught = () => undefined;
app.websocket('/room/{name}', { socket: Depends(member) }, async (_websocket, { socket }) => {
  while (true) await socket.sendJson({ double: 2 * Number(await socket.receiveJson()) });
});

await app.listen(Number(process.env.PORT ?? 8000));
