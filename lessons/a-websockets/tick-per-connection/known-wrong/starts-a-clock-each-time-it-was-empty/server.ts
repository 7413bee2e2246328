import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

const clients = new Map<WebSocket, { ticks: number; next: number }>();

function tickAll(): void {
  for (const [socket, state] of clients) {
    if (performance.now() < state.next) continue;
    state.ticks += 1;
    state.next += 100;
    socket.send(`tick ${state.ticks}`);
  }
}

server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('close', () => clients.delete(socket));
  socket.send('welcome');
  if (clients.size === 0) setInterval(tickAll, 5);
  clients.set(socket, { ticks: 0, next: performance.now() + 100 });
});
