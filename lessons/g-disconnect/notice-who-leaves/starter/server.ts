import { App, Path, str, type WebSocket } from 'enchufe';

const app = new App();
const people = new Set<WebSocket>();

app.websocket('/room/{name}', { name: Path(str) }, async (websocket, { name }) => {
  // ① Decidir / Decide: cualquiera puede entrar / anybody may come in
  // ② Aceptar / Accept
  await websocket.accept();
  people.add(websocket);

  // ③ Recibir / Receive
  for await (const value of websocket.iterJson()) {
    // ④ Responder / Reply
    await websocket.sendJson({ double: Number(value) * 2 });
  }

  // ⑤ Limpiar / Clean up
  // TODO: aquí se llega sin saber el código / TODO: here the code is not known
  people.delete(websocket);
  console.log(`${name} left`);
});

await app.listen(Number(process.env.PORT ?? 8000));
