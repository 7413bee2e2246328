import { App, Path, str, WebSocketDisconnect, type WebSocket } from 'enchufe';

const app = new App();
const people = new Set<WebSocket>();

app.websocket('/room/{name}', { name: Path(str) }, async (websocket, { name }) => {
  await websocket.accept();
  people.add(websocket);
  try {
    for (;;) {
      const value = await websocket.receiveJson();
      await websocket.sendJson({ double: Number(value) * 2 });
    }
  } catch (error) {
    const left = error instanceof WebSocketDisconnect;
    const notice = left ? `${name} left (${error.code})` : `${name} failed`;
    for (const person of people) await person.sendText(notice);
    people.delete(websocket);
    if (!left) throw error;
  }
});

await app.listen(Number(process.env.PORT ?? 8000));
