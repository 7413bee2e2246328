import { setTimeout as wait } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket: WebSocket) => {
  socket.on('error', () => undefined);
  void serve(socket);
});

async function serve(socket: WebSocket): Promise<void> {
  await wait(300);

  let n = 0;
  socket.on('message', (data: Buffer, isBinary) => {
    n += 1;
    if (!isBinary && data.toString() === 'json') return socket.send(JSON.stringify({ n }));
    socket.send(data, { binary: isBinary });
  });
}
