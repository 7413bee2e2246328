import { App, ConnectionManager, Path, str } from 'enchufe';
const app = new App();
const chat = new ConnectionManager();

app.websocket(
  '/{room}/{name}',
  { room: Path(str), name: Path(str) },
  async (ws, { room, name }) => {
    await ws.accept();
    await chat.connect(ws, { room });
    await ws.sendText('welcome ' + name);
    for await (const message of ws.iterText()) {
      const i = message.indexOf(' ');
      const order = message.slice(0, i);
      const text = message.slice(i + 1);
      if (order === 'all') await chat.broadcast(name + ': ' + text);
    }
  },
);
await app.listen(Number(process.env.PORT ?? 8000));
