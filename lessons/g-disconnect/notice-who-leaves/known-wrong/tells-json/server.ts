import { App, Path, str, type WebSocket, WebSocketDisconnect } from 'enchufe';

const app = new App();
const people = new Set<WebSocket>();

app.websocket('/room/{name}', { name: Path(str) }, async (websocket, { name }) => {
  await websocket.accept();
  people.add(websocket);
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
    people.delete(websocket);
    await tellOthers(notice);
  }
});

async function tellOthers(text: string): Promise<void> {
  // Un envío fallido no debe callar a los demás / One failed send must not silence the others
  await Promise.allSettled([...people].map((person) => person.sendJson(text)));
}

await app.listen(Number(process.env.PORT ?? 8000));
