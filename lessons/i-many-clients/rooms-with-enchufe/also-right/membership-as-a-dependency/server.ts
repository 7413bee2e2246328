import { App, ConnectionManager, dependency, Depends, Path, str } from 'enchufe';

const chat = new ConnectionManager();

const membership = dependency(
  { room: Path(str), name: Path(str) },
  async function* (websocket, { room, name }) {
    await chat.connect(websocket, { room });
    await websocket.sendText(`welcome ${name}`);
    try {
      yield { room, name };
    } finally {
      chat.disconnect(websocket);
      await chat.broadcast(`- ${name}`, { room });
    }
  },
);

const app = new App();
app.websocket('/{room}/{name}', { me: Depends(membership) }, async (websocket, { me }) => {
  for await (const message of websocket.iterText()) {
    const [command, ...words] = message.split(' ');
    const text = words.join(' ');
    const isCommand = message.includes(' ');
    switch (isCommand ? command : '') {
      case 'all':
      case 'others': {
        const except = command === 'others' ? [websocket] : [];
        await chat.broadcast(`${me.name}: ${text}`, { room: me.room, except });
        break;
      }
      case 'me':
        await websocket.sendText(`me: ${text}`);
        break;
      default:
        await websocket.sendText('unknown');
    }
  }
});
await app.listen(Number(process.env.PORT ?? 8000));
