import { App, Path, str, WebSocketDisconnect, type WebSocket } from 'enchufe';

const app = new App();
const people = new Map<WebSocket, string>();

app.websocket('/room/{name}', { name: Path(str) }, async (websocket, { name }) => {
  await websocket.accept();
  try {
    for (;;) {
      const value = Number(await websocket.receiveJson());
      people.set(websocket, name);
      await websocket.sendJson({ double: value * 2 });
    }
  } catch (error) {
    people.delete(websocket);
    if (error instanceof WebSocketDisconnect) {
      await tell(`${name} left (${error.code})`);
      return;
    }
    await tell(`${name} failed`);
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
