import { App } from 'enchufe';

const app = new App();

app.websocket('/', async (websocket) => {
  await websocket.accept();
  for await (const message of websocket.iterText()) {
    const colon = message.indexOf(':');
    const command = colon < 0 ? '' : message.slice(0, colon);
    const value = message.slice(colon + 1);
    switch (command) {
      case 'text':
        await websocket.sendText(value);
        break;
      case 'bytes':
        await websocket.sendBytes(Uint8Array.from({ length: Number(value) }, (_, at) => at % 256));
        break;
      case 'json':
        await websocket.sendJson({ value });
        break;
      case 'all': {
        const trimmed = value.trim();
        await websocket.sendText(trimmed);
        await websocket.sendBytes(Buffer.from(trimmed));
        await websocket.sendJson({ value: trimmed });
        break;
      }
      default:
        await websocket.sendJson({ error: 'unknown' });
    }
  }
});

await app.listen(Number(process.env.PORT ?? 8000));
