import { App, ConnectionManager, Path, str, WebSocketDisconnect } from 'enchufe';

const app = new App();
const room = new ConnectionManager();

app.websocket('/room/{name}', { name: Path(str) }, async (websocket, { name }) => {
  await room.connect(websocket);
  try {
    while (true) {
      const value = (await websocket.receiveJson()) as number;
      await room.sendTo(websocket, { double: value + value });
    }
  } catch (error) {
    room.disconnect(websocket);
    const left = error instanceof WebSocketDisconnect;
    await room.broadcast(left ? `${name} left (${error.code})` : `${name} failed`);
    if (!left) throw error;
  }
});

await app.listen(Number(process.env.PORT ?? 8000));
