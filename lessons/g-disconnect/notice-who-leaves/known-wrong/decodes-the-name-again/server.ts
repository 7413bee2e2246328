import { App, Path, str, WebSocketDisconnect, type WebSocket } from 'enchufe';

const app = new App();
const people = new Map<WebSocket, string>();

app.websocket('/room/{name}', { name: Path(str) }, async (websocket, { name }) => {
  const decoded = decodeURIComponent(name);
  await websocket.accept();
  people.set(websocket, decoded);
  try {
    for (;;) {
      const value = Number(await websocket.receiveJson());
      await websocket.sendJson({ double: value * 2 });
    }
  } catch (error) {
    people.delete(websocket);
    if (error instanceof WebSocketDisconnect) {
      await tell(`${decoded} left (${error.code})`);
      return;
    }
    await tell(`${decoded} failed`);
    throw error;
  }
});

async function tell(words: string): Promise<void> {
  for (const other of [...people.keys()]) {
    try {
      await other.sendText(words);
    } catch (error) {
      console.error(error);
    }
  }
}

await app.listen(Number(process.env.PORT ?? 8000));
