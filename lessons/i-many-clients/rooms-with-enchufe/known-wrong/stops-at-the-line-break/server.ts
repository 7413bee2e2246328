import { App, ConnectionManager, Path, str } from 'enchufe';

const app = new App();
const chat = new ConnectionManager();

app.websocket(
  '/{room}/{name}',
  { room: Path(str), name: Path(str) },
  async (websocket, { room, name }) => {
    await chat.connect(websocket, { room });
    await chat.sendTo(websocket, `welcome ${name}`);
    try {
      for await (const message of websocket.iterText()) {
        const [, command, text = ''] = /^(all|others|me) (.*)$/.exec(message) ?? [];
        if (command === 'all') {
          await chat.broadcast(`${name}: ${text}`, { room });
        } else if (command === 'others') {
          await chat.broadcast(`${name}: ${text}`, { room, except: websocket });
        } else if (command === 'me') {
          await chat.sendTo(websocket, `me: ${text}`);
        } else {
          await chat.sendTo(websocket, 'unknown');
        }
      }
    } finally {
      chat.disconnect(websocket);
      await chat.broadcast(`- ${name}`, { room });
    }
  },
);

await app.listen(Number(process.env.PORT ?? 8000));
