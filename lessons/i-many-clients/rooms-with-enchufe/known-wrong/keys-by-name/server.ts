import { App, ConnectionManager, Path, str } from 'enchufe';

const app = new App();
const chat = new ConnectionManager();
const names = new Set<string>();

app.websocket(
  '/{room}/{name}',
  { room: Path(str), name: Path(str) },
  async (websocket, { room, name }) => {
    await chat.connect(websocket, { room });
    names.add(`${room}/${name}`);
    await chat.sendTo(websocket, `welcome ${name}`);
    try {
      for await (const message of websocket.iterText()) {
        const [, command, text] = /^(all|others|me) (.*)$/s.exec(message) ?? [];
        const said = `${name}: ${text}`;
        if (!names.has(`${room}/${name}`)) continue;
        if (command === 'all') await chat.broadcast(said, { room });
        else if (command === 'others') await chat.broadcast(said, { room, except: websocket });
        else if (command === 'me') await chat.sendTo(websocket, `me: ${text}`);
        else await chat.sendTo(websocket, 'unknown');
      }
    } finally {
      chat.disconnect(websocket);
      if (names.delete(`${room}/${name}`)) await chat.broadcast(`- ${name}`, { room });
    }
  },
);

await app.listen(Number(process.env.PORT ?? 8000));
