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

const work = () => new Promise((resolve) => setTimeout(resolve, 2));

const app = new App();

app.websocket('/length', async (websocket) => {
  await websocket.accept();
  for await (const text of websocket.iterText()) await websocket.sendText(`${text.length}`);
});

app.websocket('/sum', async (websocket) => {
  await websocket.accept();
  for await (const text of websocket.iterText()) {
    const answer = reply(text);
    if ('error' in answer) await websocket.sendJson(answer);
    else void work().then(() => websocket.sendJson(answer));
  }
});

await app.listen(Number(process.env.PORT ?? 8000));
