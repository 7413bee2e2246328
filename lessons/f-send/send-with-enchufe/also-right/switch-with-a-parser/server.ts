import { App, type WebSocket } from 'enchufe';

const app = new App();

app.websocket('/', async (websocket) => {
  await websocket.accept();
  for await (const message of websocket.iterText()) await obey(websocket, message);
});

async function obey(websocket: WebSocket, message: string): Promise<void> {
  const at = message.search(':');
  if (at < 0) return websocket.sendJson({ error: 'unknown' });
  const value = message.substring(at + 1);
  switch (message.substring(0, at)) {
    case 'all':
      await obey(websocket, `text:${value}`);
      await websocket.sendBytes(Buffer.from(value));
      return obey(websocket, `json:${value}`);
    case 'text':
      return websocket.sendText(value);
    case 'bytes':
      return websocket.sendBytes(Buffer.alloc(Number(value)).map((_, index) => index));
    case 'json':
      return websocket.sendJson({ value });
    default:
      return websocket.sendJson({ error: 'unknown' });
  }
}

await app.listen(Number(process.env.PORT ?? 8000));
