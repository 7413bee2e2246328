import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

function tickFrom(socket: WebSocket, number: number): NodeJS.Timeout {
  return setTimeout(() => {
    socket.send(`tick ${number}`);
    tickFrom(socket, number + 1);
  }, 100);
}

server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.send('welcome');
  const timer = tickFrom(socket, 1);
  socket.on('close', () => clearTimeout(timer));
});
