import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  let received = 0;
  socket.on('error', console.error);
  socket.on('message', (data: Buffer, isBinary) => {
    received += 1;
    const command = data.toString().trim().toLowerCase();
    if (!isBinary && command === 'json') socket.send(JSON.stringify({ n: received }));
    else socket.send(data, { binary: isBinary });
  });
});
