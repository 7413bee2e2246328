import { App } from 'enchufe';

type Sum = { op: 'sum'; a: number; b: number };

function isSum(value: unknown): value is Sum {
  if (typeof value !== 'object' || value === null) return false;
  if (Object.keys(value).sort().join() !== 'a,b,op') return false;
  const { op, a, b } = value as Record<keyof Sum, unknown>;
  return op === 'sum' && typeof a === 'number' && typeof b === 'number';
}

function answer(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isSum(value) ? { ok: true, r: value.a + value.b } : { ok: false, error: 'schema' };
  } catch {
    return { ok: false, error: 'json' };
  }
}

const app = new App();

app.websocket('/length', async (websocket) => {
  await websocket.accept();
  for await (const text of websocket.iterText()) await websocket.sendText(`${text.length}`);
});

app.websocket('/sum', async (websocket) => {
  await websocket.accept();
  for await (const text of websocket.iterText()) await websocket.sendJson(answer(text));
});

await app.listen(Number(process.env.PORT ?? 8000));
