import { App, WebSocketDisconnect, type WebSocket } from 'enchufe';

const app = new App();
const people = new Set<WebSocket>();

async function tell(text: string): Promise<void> {
  for (const person of people) await person.sendText(text).catch(() => undefined);
}

app.websocket('/room/{name}', async (websocket) => {
  const name = websocket.url.pathname.replace('/room/', '');
  await websocket.accept();
  people.add(websocket);
  try {
    for (;;) {
      await websocket.sendJson({ double: Number(await websocket.receiveJson()) * 2 });
    }
  } catch (error) {
    people.delete(websocket);
    const isGone = error instanceof WebSocketDisconnect;
    await tell(isGone ? `${name} left (${error.code})` : `${name} failed`);
    if (!isGone) throw error;
  }
});

await app.listen(Number(process.env.PORT ?? 8000));
