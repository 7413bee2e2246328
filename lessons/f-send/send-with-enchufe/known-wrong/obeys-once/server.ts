import { App } from 'enchufe';
const app = new App();
app.websocket('/', async (ws) => {
  await ws.accept();
  { const message = await ws.receiveText();
    const i = message.indexOf(':');
    const command = i < 0 ? '' : message.slice(0, i);
    const value = message.slice(i + 1);
    switch (command) {
      case 'text': await ws.sendText(value); break;
      case 'bytes': await ws.sendBytes(Uint8Array.from({ length: Number(value) }, (_, k) => k % 256)); break;
      case 'json': await ws.sendJson({ value }); break;
      case 'all': await ws.sendText(value); await ws.sendBytes(new TextEncoder().encode(value)); await ws.sendJson({ value }); break;
      default: await ws.sendJson({ error: 'unknown' });
    }
  }
});
await app.listen(Number(process.env.PORT ?? 8000));
