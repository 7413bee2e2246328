import { App, type WebSocket } from 'enchufe';

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

const measured = new Set<WebSocket>();

const app = new App();

app.websocket('/length', async (websocket) => {
  await websocket.accept();
  measured.add(websocket);
  try {
    for await (const text of websocket.iterText()) await websocket.sendText(`${text.length}`);
  } catch {
    for (const one of measured) if (one.isConnected) await one.close(1003);
  } finally {
    measured.delete(websocket);
  }
});

app.websocket('/sum', async (websocket) => {
  await websocket.accept();
  for await (const text of websocket.iterText()) await websocket.sendJson(reply(text));
});

await app.listen(Number(process.env.PORT ?? 8000));
