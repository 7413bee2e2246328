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
      for (;;) {
        const event = await websocket.receive();
        if (event.type === 'websocket.disconnect') {
          chat.disconnect(websocket);
          if (event.code !== 1005) await chat.broadcast(`- ${name}`, { room });
          break;
        }
        const message = event.type === 'websocket.receive' ? (event.text ?? '') : '';
        const [, command, text = ''] = /^(all|others|me) (.*)$/s.exec(message) ?? [];
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
    }
  },
);

await app.listen(Number(process.env.PORT ?? 8000));
