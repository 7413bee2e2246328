import { App, ConnectionManager, Path, str } from 'enchufe';

const app = new App();
const rooms = new Map<string, ConnectionManager>();

app.websocket(
  '/{room}/{name}',
  { room: Path(str), name: Path(str) },
  async (websocket, { room, name }) => {
    const chat = rooms.get(room) ?? new ConnectionManager();
    rooms.set(room, chat);
    await chat.connect(websocket);
    await chat.sendTo(websocket, `welcome ${name}`);
    try {
      for await (const message of websocket.iterText()) {
        const [, command, text = ''] = /^(all|others|me) (.*)$/s.exec(message) ?? [];
        if (command === 'all') {
          await chat.broadcast(`${name}: ${text}`);
        } else if (command === 'others') {
          await chat.broadcast(`${name}: ${text}`, { except: websocket });
        } else if (command === 'me') {
          await chat.sendTo(websocket, `me: ${text}`);
        } else {
          await chat.sendTo(websocket, 'unknown');
        }
      }
    } finally {
      chat.disconnect(websocket);
      rooms.delete(room);
      await chat.broadcast(`- ${name}`);
    }
  },
);

await app.listen(Number(process.env.PORT ?? 8000));
