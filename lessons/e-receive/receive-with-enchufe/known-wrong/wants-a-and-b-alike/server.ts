import { App } from 'enchufe';

function reply(text: string): object {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return { ok: false, error: 'json' };
  }
  const { op, a, b } = (message ?? {}) as { op?: unknown; a?: number; b?: number };
  if (op !== 'sum' || a === undefined || b === undefined || typeof a !== typeof b) return { ok: false, error: 'schema' };
  return { ok: true, r: a + b };
}

const app = new App();

app.websocket('/length', async (websocket) => {
  await websocket.accept();
  for await (const text of websocket.iterText()) await websocket.sendText(`${text.length}`);
});

app.websocket('/sum', async (websocket) => {
  await websocket.accept();
  for await (const text of websocket.iterText()) await websocket.sendJson(reply(text));
});

await app.listen(Number(process.env.PORT ?? 8000));
