import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
let n = 0;

server.on('connection', (socket) => {
  n = server.clients.size > 1 ? n : 0;
  socket.on('error', () => undefined);

  socket.on('message', (data: Buffer, isBinary) => {
    n += 1;
    if (!isBinary && data.toString() === 'json') return socket.send(JSON.stringify({ n }));
    socket.send(data, { binary: isBinary });
  });
});
