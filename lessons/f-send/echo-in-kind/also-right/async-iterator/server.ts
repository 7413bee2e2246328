import { on } from 'node:events';
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const http = createServer((_, response) => response.writeHead(426).end());
const sockets = new WebSocketServer({ server: http });
sockets.on('connection', (socket) => {
  socket.on('error', () => {});
  echo(socket).catch(() => {});
});

async function echo(socket: WebSocket): Promise<void> {
  let n = 0;
  for await (const [data, isBinary] of on(socket, 'message', { close: ['close'] })) {
    n += 1;
    if (isBinary || data.compare(Buffer.from('json')) !== 0)
      socket.send(data, { binary: isBinary });
    else socket.send(JSON.stringify({ n }), { binary: false });
  }
}

http.listen(Number(process.env.PORT ?? 8000));
