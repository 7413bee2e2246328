import { App } from 'enchufe';

const app = new App();

app.websocket('/length', async (websocket) => {
  await websocket.accept();
  const text = await websocket.receiveText();
  await websocket.sendText(`${text.length}`);
});

app.websocket('/sum', async (websocket) => {
  await websocket.accept();
  for (;;) {
    let message: unknown;
    try {
      message = await websocket.receiveJson();
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      await websocket.sendJson({ ok: false, error: 'json' });
      continue;
    }
    if (isSum(message)) await websocket.sendJson({ ok: true, r: message.a + message.b });
    else await websocket.sendJson({ ok: false, error: 'schema' });
  }
});

function isSum(message: unknown): message is { op: 'sum'; a: number; b: number } {
  const { op, a, b } = Object(message) as Record<string, unknown>;
  return op === 'sum' && typeof a === 'number' && typeof b === 'number';
}

await app.listen(Number(process.env.PORT ?? 8000));
