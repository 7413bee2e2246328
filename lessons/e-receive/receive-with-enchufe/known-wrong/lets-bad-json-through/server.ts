import { App } from 'enchufe';

const app = new App();

app.websocket('/length', async (websocket) => {
  await websocket.accept();
  for await (const text of websocket.iterText()) {
    await websocket.sendText(`${text.length}`);
  }
});

app.websocket('/sum', async (websocket) => {
  await websocket.accept();
  for (;;) {
    const message = await websocket.receiveJson();
    if (isSum(message)) await websocket.sendJson({ ok: true, r: message.a + message.b });
    else await websocket.sendJson({ ok: false, error: 'schema' });
  }
});

function isSum(message: unknown): message is { op: 'sum'; a: number; b: number } {
  const { op, a, b } = Object(message) as Record<string, unknown>;
  return op === 'sum' && typeof a === 'number' && typeof b === 'number';
}

await app.listen(Number(process.env.PORT ?? 8000));
