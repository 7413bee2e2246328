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
    let message: unknown;
    try {
      message = await websocket.receiveJson();
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      await websocket.sendJson({ ok: false, error: 'json' });
      continue;
    }
    const { op, a, b } = Object(message) as { op: string; a: number; b: number };
    if (op === 'sum') await websocket.sendJson({ ok: true, r: a + b });
    else await websocket.sendJson({ ok: false, error: 'schema' });
  }
});

await app.listen(Number(process.env.PORT ?? 8000));
