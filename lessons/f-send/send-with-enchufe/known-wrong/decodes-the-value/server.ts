import { App } from 'enchufe';

const app = new App();

app.websocket('/', async (websocket) => {
  await websocket.accept();
  for await (const message of websocket.iterText()) {
    const colon = message.indexOf(':');
    const command = colon < 0 ? '' : message.slice(0, colon);
    const value = decode(message.slice(colon + 1));
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
        await websocket.sendText(value);
        await websocket.sendBytes(Buffer.from(value));
        await websocket.sendJson({ value });
        break;
      }
      default:
        await websocket.sendJson({ error: 'unknown' });
    }
  }
});

await app.listen(Number(process.env.PORT ?? 8000));

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
