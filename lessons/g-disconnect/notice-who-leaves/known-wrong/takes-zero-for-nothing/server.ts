import { App, Path, str, WebSocketDisconnect, type WebSocket } from 'enchufe';

const app = new App();
const people = new Set<WebSocket>();

async function tell(text: string): Promise<void> {
  for (const person of people) await person.sendText(text).catch(() => undefined);
}

app.websocket('/room/{name}', { name: Path(str) }, async (websocket, { name }) => {
  await websocket.accept();
  people.add(websocket);
  try {
    for (;;) {
      const number = Number(await websocket.receiveJson());
      if (!number) continue;
      await websocket.sendJson({ double: number * 2 });
    }
  } catch (error) {
    people.delete(websocket);
    const isGone = error instanceof WebSocketDisconnect;
    await tell(isGone ? `${name} left (${error.code})` : `${name} failed`);
    if (!isGone) throw error;
  }
});

await app.listen(Number(process.env.PORT ?? 8000));
