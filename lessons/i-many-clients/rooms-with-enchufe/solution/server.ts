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
    await chat.sendTo(websocket, `welcome ${name}`);
    try {
      // ③ Recibir / Receive
      for await (const message of websocket.iterText()) {
        const [, command, text] = /^(all|others|me) (.*)$/s.exec(message) ?? [];
        // ④ Responder / Reply
        const said = `${name}: ${text}`;
        if (command === 'all') await chat.broadcast(said, { room });
        else if (command === 'others') await chat.broadcast(said, { room, except: websocket });
        else if (command === 'me') await chat.sendTo(websocket, `me: ${text}`);
        else await chat.sendTo(websocket, 'unknown');
      }
    } finally {
      // ⑤ Limpiar / Clean up: primero fuera de la lista / off the list first
      chat.disconnect(websocket);
      await chat.broadcast(`- ${name}`, { room });
    }
  },
);

await app.listen(Number(process.env.PORT ?? 8000));
