import { WebSocketServer } from 'ws';

type Sum = { op?: unknown; a?: unknown; b?: unknown };

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  const tell = (reply: object) => socket.send(JSON.stringify(reply));
  socket.on('error', (error) => console.error(error.message));
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) return socket.send(`bytes:${data.length}`);
    const text = data.toString();
    if (!text.startsWith('{')) return socket.send(`text:${text.length}`);
    let value: Sum;
    try {
      value = JSON.parse(text) as Sum;
    } catch {
      return tell({ ok: false, error: 'json' });
    }
    const { op, a, b } = value;
    if (op !== 'sum' || typeof a !== 'number' || b == null || typeof b === 'string')
      return tell({ ok: false, error: 'schema' });
    tell({ ok: true, r: a + Number(b) });
  });
});
