import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('message', (data: Buffer, isBinary) => {
    const reply = isBinary ? `bytes:${data.length}` : answer(data.toString());
    socket.send(reply);
    if (reply.includes('"json"')) socket.close();
  });
});

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
