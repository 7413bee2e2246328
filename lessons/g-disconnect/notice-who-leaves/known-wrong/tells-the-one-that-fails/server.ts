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
      await websocket.sendJson({ double: Number(await websocket.receiveJson()) * 2 });
    }
  } catch (error) {
    const isGone = error instanceof WebSocketDisconnect;
    if (isGone) people.delete(websocket);
    await tell(isGone ? `${name} left (${error.code})` : `${name} failed`);
    people.delete(websocket);
    if (!isGone) throw error;
  }
});

await app.listen(Number(process.env.PORT ?? 8000));
