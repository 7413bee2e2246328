import { setTimeout as wait } from 'node:timers/promises';
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', async (socket) => {
  socket.on('error', console.error);
  await loadProfile();
  socket.on('message', (data: Buffer, isBinary) => {
    socket.send(isBinary ? `bytes:${data.length}` : answer(data.toString()));
  });
});

async function loadProfile(): Promise<void> {
  await wait(300);
}

function answer(text: string): string {
  if (!text.startsWith('{')) return `text:${text.length}`;
  let message;
  try {
    message = JSON.parse(text);
  } catch {
    return JSON.stringify({ ok: false, error: 'json' });
  }
  const { op, a, b } = message;
  if (op !== 'sum' || typeof a !== 'number' || typeof b !== 'number') {
    return JSON.stringify({ ok: false, error: 'schema' });
  }
  return JSON.stringify({ ok: true, r: a + b });
}
