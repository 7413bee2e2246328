import { App, ConnectionManager, Path, str } from 'enchufe';

const app = new App();
const chat = new ConnectionManager();

app.websocket(
  '/{room}/{name}',
  { room: Path(str), name: Path(str) },
  async (websocket, { room, name }) => {
    // ① Decidir / Decide: cualquiera puede entrar / anybody may come in
    // ② Aceptar / Accept: connect() acepta y apunta / connect() accepts and takes note
    await chat.connect(websocket, { room });
    console.log(`${name} came into ${room}`);

    // ③ Recibir / Receive
    for await (const message of websocket.iterText()) {
      // ④ Responder / Reply
      // TODO: sendTo() y broadcast(), con { room } y { except }
      // TODO: sendTo() and broadcast(), with { room } and { except }
      await chat.broadcast(message);
    }

    // ⑤ Limpiar / Clean up
    // TODO: disconnect() y el aviso, también si algo falla
    // TODO: disconnect() and the notice, even if something fails
  },
);

await app.listen(Number(process.env.PORT ?? 8000));
