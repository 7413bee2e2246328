import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

const clients = new Map<WebSocket, { ticks: number; next: number }>();

// One timer of the server's own, with the rhythm of each client: it goes on when nobody is there.
setInterval(() => {
  for (const [socket, state] of clients) {
    if (performance.now() < state.next) continue;
    state.ticks += 1;
    state.next += 100;
    socket.send(`tick ${state.ticks}`);
  }
}, 5);

server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('close', () => clients.delete(socket));
  socket.send('welcome');
  clients.set(socket, { ticks: 0, next: performance.now() + 100 });
});
