import { App } from 'enchufe';

const app = new App();

app.websocket('/', async (websocket) => {
  await websocket.accept();
  for await (const message of websocket.iterText()) {
    const [, command, value = ''] = /^(text|bytes|json|all):(.*)/.exec(message) ?? [];
    if (command === 'text' || command === 'all') await websocket.sendText(value);
    if (command === 'bytes') {
      await websocket.sendBytes(Uint8Array.from({ length: Number(value) }, (_, at) => at));
    }
    if (command === 'all') await websocket.sendBytes(new TextEncoder().encode(value));
    if (command === 'json' || command === 'all') await websocket.sendJson({ value });
    if (command === undefined) await websocket.sendJson({ error: 'unknown' });
  }
});

await app.listen(Number(process.env.PORT ?? 8000));
