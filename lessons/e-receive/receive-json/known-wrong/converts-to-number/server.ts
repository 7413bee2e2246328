import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('message', (data: Buffer, isBinary) => {
    socket.send(isBinary ? `bytes:${data.length}` : answer(data.toString()));
  });
});

function answer(text: string): string {
  if (!text.startsWith('{')) return `text:${text.length}`;
  try {
    const { op, a, b } = JSON.parse(text);
    if (op !== 'sum' || isNaN(a) || isNaN(b)) return JSON.stringify({ ok: false, error: 'schema' });
    return JSON.stringify({ ok: true, r: Number(a) + Number(b) });
  } catch {
    return JSON.stringify({ ok: false, error: 'json' });
  }
}
