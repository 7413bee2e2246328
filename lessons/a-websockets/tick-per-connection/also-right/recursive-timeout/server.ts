import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

function tickFrom(socket: WebSocket, number: number): void {
  const timer = setTimeout(() => {
    socket.send(`tick ${number}`);
    tickFrom(socket, number + 1);
  }, 100);
  socket.once('close', () => clearTimeout(timer));
}

server.on('connection', (socket) => {
  socket.setMaxListeners(Infinity);
  socket.on('error', () => socket.terminate());
  socket.send('welcome');
  tickFrom(socket, 1);
});
