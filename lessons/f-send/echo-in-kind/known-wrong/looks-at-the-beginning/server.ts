import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  let received = 0;
  socket.on('error', console.error);
  socket.on('message', (data: Buffer, isBinary) => {
    received += 1;
    if (isBinary) return socket.send(data);
    const text = data.toString();
    socket.send(text.startsWith('json') ? JSON.stringify({ n: received }) : text);
  });
});
