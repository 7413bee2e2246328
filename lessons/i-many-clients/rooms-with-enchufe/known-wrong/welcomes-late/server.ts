import { App, ConnectionManager, Path, str } from 'enchufe';
const app = new App();
const chat = new ConnectionManager();
app.websocket('/{room}/{name}', { room: Path(str), name: Path(str) }, async (ws, { room, name }) => {
  await chat.connect(ws, { room });
  try {
    setTimeout(() => void chat.sendTo(ws, `welcome ${name}`), 20);
    for await (const message of ws.iterText()) {
      const space = message.indexOf(' ');
      const command = space < 0 ? '' : message.slice(0, space);
      const text = message.slice(space + 1);
      if (command === 'all') await chat.broadcast(`${name}: ${text}`, { room });
      else if (command === 'others') await chat.broadcast(`${name}: ${text}`, { room, except: ws });
      else if (command === 'me') await chat.sendTo(ws, `me: ${text}`);
      else await chat.sendTo(ws, 'unknown');
    }
  } finally {
    chat.disconnect(ws);
    await chat.broadcast(`- ${name}`, { room });
  }
});
await app.listen(Number(process.env.PORT ?? 8000));
