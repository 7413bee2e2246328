import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

const counts = new Map<WebSocket, number>();
setInterval(() => {
  for (const [socket, count] of counts) {
    counts.set(socket, count + 1);
    socket.send(`tick ${count + 1}`);
  }
}, 100);

server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('close', () => counts.delete(socket));
  counts.set(socket, 0);
  socket.send('welcome');
});
