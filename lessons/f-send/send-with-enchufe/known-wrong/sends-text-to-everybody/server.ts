import { App, ConnectionManager } from 'enchufe';

const app = new App();
const everybody = new ConnectionManager();

app.websocket('/', async (ws) => {
  await everybody.connect(ws);
  for await (const message of ws.iterText()) {
    const colon = message.indexOf(':');
    const command = message.slice(0, Math.max(colon, 0));
    const value = message.slice(colon + 1);
    switch (command) {
      case 'text':
        await everybody.broadcast(value);
        break;
      case 'bytes':
        await ws.sendBytes(Uint8Array.from({ length: Number(value) }, (_, index) => index));
        break;
      case 'json':
        await ws.sendJson({ value });
        break;
      case 'all':
        await ws.sendText(value);
        await ws.sendBytes(Buffer.from(value));
        await ws.sendJson({ value });
        break;
      default:
        await ws.sendJson({ error: 'unknown' });
    }
  }
});

await app.listen(Number(process.env.PORT ?? 8000));
