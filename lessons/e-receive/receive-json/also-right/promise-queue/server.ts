import { setTimeout as wait } from 'node:timers/promises';
import { WebSocketServer } from 'ws';

// Slow, but in order: each connection does one thing after the other.
new WebSocketServer({ port: Number(process.env.PORT ?? 8000) }).on('connection', (socket) => {
  let work = Promise.resolve();
  socket.on('error', () => {});
  socket.on('message', (data: Buffer, isBinary) => {
    work = work
      .then(() => answer(data, isBinary))
      .then((reply) => socket.send(reply))
      .catch((error) => console.error(error));
  });
});

async function answer(data: Buffer, isBinary: boolean): Promise<string> {
  await wait(data.length % 3);
  if (isBinary) return `bytes:${data.length}`;
  const text = data.toString();
  if (text.charAt(0) !== '{') return `text:${text.length}`;
  return JSON.stringify(calculate(text));
}

function calculate(text: string): object {
  let request: { op: unknown; a: unknown; b: unknown };
  try {
    request = JSON.parse(text) as typeof request;
  } catch {
    return { ok: false, error: 'json' };
  }
  if (request.op === 'sum' && typeof request.a === 'number' && typeof request.b === 'number') {
    return { ok: true, r: request.a + request.b };
  }
  return { ok: false, error: 'schema' };
}
