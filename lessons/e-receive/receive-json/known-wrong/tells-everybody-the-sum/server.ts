import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  socket.on('error', () => {});
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (isBinary) return socket.send(`bytes:${data.length}`);
    const text = data.toString();
    if (!text.startsWith('{')) return socket.send(`text:${text.length}`);
    const answer = add(text);
    if (answer.ok) for (const client of server.clients) client.send(JSON.stringify(answer));
    else socket.send(JSON.stringify(answer));
  });
});

function add(text: string): { ok: boolean; r?: number; error?: string } {
  try {
    const { op, a, b } = JSON.parse(text);
    if (op === 'sum' && typeof a === 'number' && typeof b === 'number')
      return { ok: true, r: a + b };
    return { ok: false, error: 'schema' };
  } catch {
    return { ok: false, error: 'json' };
  }
}
