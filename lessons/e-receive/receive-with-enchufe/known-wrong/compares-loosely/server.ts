import { App } from 'enchufe';
const app = new App();
app.websocket('/length', async (websocket) => {
  await websocket.accept();
  while (true) {
    const text = await websocket.receiveText();
    await websocket.sendText(String(text.length));
  }
});
app.websocket('/sum', async (websocket) => {
  await websocket.accept();
  while (true) {
    var value: { op?: unknown; a?: unknown; b?: unknown } | null;
    try {
      value = (await websocket.receiveJson()) as typeof value;
    } catch (error) {
      if (error instanceof SyntaxError) {
        await websocket.sendJson({ ok: false, error: 'json' });
        continue;
      }
      throw error;
    }
    if (value !== null && value.op == 'sum' && typeof value.a == 'number' && typeof value.b == 'number') {
      await websocket.sendJson({ ok: true, r: value.a + value.b });
    } else {
      await websocket.sendJson({ ok: false, error: 'schema' });
    }
  }
});
await app.listen(Number(process.env.PORT ?? 8000));
