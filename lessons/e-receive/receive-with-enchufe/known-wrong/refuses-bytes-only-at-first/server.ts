import { App } from 'enchufe';

function reply(text: string): object {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return { ok: false, error: 'json' };
  }
  const { op, a, b } = (message ?? {}) as { op?: unknown; a?: unknown; b?: unknown };
  if (op !== 'sum' || typeof a !== 'number' || typeof b !== 'number') return { ok: false, error: 'schema' };
  return { ok: true, r: a + b };
}

const app = new App();

app.websocket('/length', async (websocket) => {
  await websocket.accept();
  await websocket.sendText(`${(await websocket.receiveText()).length}`);
  while (true) {
    const event = await websocket.receive();
    if (event.type !== 'websocket.receive') return;
    if (event.text !== undefined) await websocket.sendText(`${event.text.length}`);
  }
});

app.websocket('/sum', async (websocket) => {
  await websocket.accept();
  for await (const text of websocket.iterText()) await websocket.sendJson(reply(text));
});

await app.listen(Number(process.env.PORT ?? 8000));
