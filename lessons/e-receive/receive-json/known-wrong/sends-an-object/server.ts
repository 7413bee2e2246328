import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) return socket.send(`bytes:${data.length}`);
    const text = data.toString();
    if (!text.startsWith('{')) return socket.send(`text:${text.length}`);
    socket.send(evaluate(text) as never);
  });
});

function evaluate(text: string): object {
  try {
    const { op, a, b } = JSON.parse(text);
    const isSum = op === 'sum' && typeof a === 'number' && typeof b === 'number';
    return isSum ? { ok: true, r: a + b } : { ok: false, error: 'schema' };
  } catch {
    return { ok: false, error: 'json' };
  }
}
