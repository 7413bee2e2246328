import { App, ConnectionManager, Path, str } from 'enchufe';

const app = new App();
const chat = new ConnectionManager();

app.websocket(
  '/{room}/{name}',
  { room: Path(str), name: Path(str) },
  async (websocket, { room, name }) => {
    await chat.connect(websocket, { room });
    await websocket.sendText(`welcome ${name}`);
    try {
      for await (const message of websocket.iterText()) {
        const space = message.indexOf(' ');
        const command = space < 0 ? '' : message.slice(0, space);
        const text = message.slice(space + 1);
        if (command === 'all') await chat.broadcast(`${name}: ${text}`, { room });
        else if (command === 'others')
          await chat.broadcast(`${name}: ${text}`, { room, except: websocket });
        else if (command === 'me') await websocket.sendText(`${name}: ${text}`);
        else await websocket.sendText('unknown');
      }
    } finally {
      chat.disconnect(websocket);
      await chat.broadcast(`- ${name}`, { room });
    }
  },
);

await app.listen(Number(process.env.PORT ?? 8000));
