import { App, Path, str, type WebSocket, WebSocketDisconnect } from 'enchufe';

const app = new App();
const people = new Set<WebSocket>();

app.websocket('/room/{name}', { name: Path(str) }, async (websocket, { name }) => {
  // ① Decidir / Decide: cualquiera puede entrar / anybody may come in
  // ② Aceptar / Accept
  await websocket.accept();
  people.add(websocket);
  let notice = `${name} failed`;
  try {
    for (;;) {
      // ③ Recibir / Receive
      const value = await websocket.receiveJson();
      // ④ Responder / Reply
      await websocket.sendJson({ double: Number(value) * 2 });
    }
  } catch (error) {
    if (!(error instanceof WebSocketDisconnect)) throw error;
    notice = `${name} left (${error.code})`;
  } finally {
    // ⑤ Limpiar / Clean up
    people.delete(websocket);
    await tellOthers(notice);
  }
});

async function tellOthers(text: string): Promise<void> {
  // Un envío fallido no debe callar a los demás / One failed send must not silence the others
  await Promise.allSettled([...people].map((person) => person.sendText(text)));
}

await app.listen(Number(process.env.PORT ?? 8000));
