import { App, type WebSocket } from 'enchufe';

const app = new App();

app.websocket('/length', async (websocket) => {
  await websocket.accept();
  for await (const text of websocket.iterText()) {
    await websocket.sendText(`${text.length}`);
  }
});

app.websocket('/sum', async (websocket) => {
  await websocket.accept();
  for await (const text of websocket.iterText()) void answer(websocket, text);
});

async function answer(websocket: WebSocket, text: string): Promise<void> {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return websocket.sendJson({ ok: false, error: 'json' });
  }
  // Cuanto mayor el número, más se piensa / The greater the number, the longer it thinks
  const { a } = Object(message) as { a?: number };
  await new Promise((resolve) => setTimeout(resolve, Math.min(60, (Number(a) || 0) / 20)));
  if (!isSum(message)) return websocket.sendJson({ ok: false, error: 'schema' });
  await websocket.sendJson({ ok: true, r: message.a + message.b });
}

function isSum(message: unknown): message is { op: 'sum'; a: number; b: number } {
  const { op, a, b } = Object(message) as Record<string, unknown>;
  return op === 'sum' && typeof a === 'number' && typeof b === 'number';
}

await app.listen(Number(process.env.PORT ?? 8000));
