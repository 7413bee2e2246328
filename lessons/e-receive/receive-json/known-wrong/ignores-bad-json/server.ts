import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('message', (data: Buffer, isBinary) => {
    try {
      socket.send(isBinary ? `bytes:${data.length}` : answer(data.toString()));
    } catch (error) {
      console.error(error);
    }
  });
});

function answer(text: string): string {
  if (!text.startsWith('{')) return `text:${text.length}`;
  const { op, a, b } = JSON.parse(text);
  if (op !== 'sum' || typeof a !== 'number' || typeof b !== 'number') {
    return JSON.stringify({ ok: false, error: 'schema' });
  }
  return JSON.stringify({ ok: true, r: a + b });
}
