import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  socket.on('error', () => undefined);

  let n = 0;
  socket.on('message', (data: Buffer, isBinary) => {
    n += 1;
    if (!isBinary && data.toString() === 'json') return socket.send(Buffer.from(JSON.stringify({ n })));
    socket.send(data, { binary: isBinary });
  });
});
