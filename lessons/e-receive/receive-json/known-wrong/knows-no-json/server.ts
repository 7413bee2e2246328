import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('message', (data: Buffer, isBinary) => {
    socket.send(isBinary ? `bytes:${data.length}` : `text:${data.toString().length}`);
  });
});
