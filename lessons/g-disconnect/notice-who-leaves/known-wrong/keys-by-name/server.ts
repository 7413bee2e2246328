import { App, Path, str, type WebSocket, WebSocketDisconnect } from 'enchufe';

const app = new App();
const people = new Map<string, WebSocket>();

app.websocket('/room/{name}', { name: Path(str) }, async (websocket, { name }) => {
  await websocket.accept();
  people.set(name, websocket);
  let notice = `${name} failed`;
  try {
    for (;;) {
      const value = await websocket.receiveJson();
      await websocket.sendJson({ double: Number(value) * 2 });
    }
  } catch (error) {
    if (!(error instanceof WebSocketDisconnect)) throw error;
    notice = `${name} left (${error.code})`;
  } finally {
    people.delete(name);
    await tellOthers(notice);
  }
});

async function tellOthers(text: string): Promise<void> {
  // Un envío fallido no debe callar a los demás / One failed send must not silence the others
  await Promise.allSettled([...people.values()].map((person) => person.sendText(text)));
}

await app.listen(Number(process.env.PORT ?? 8000));
