import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  let received = 0;
  socket.on('error', () => undefined);
  socket.on('message', (data: Buffer, isBinary) => {
    received += 1;
    if (!isBinary && data.equals(Buffer.from('json'))) {
      socket.send(JSON.stringify({ n: received }));
      return;
    }
    const half = data.length >> 1;
    socket.send(data.subarray(0, half), { binary: isBinary, fin: false });
    socket.send(data.subarray(half), { binary: isBinary, fin: true });
  });
});
