import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

const clients = new Map<WebSocket, { ticks: number; next: number }>();
let wheel: NodeJS.Timeout | undefined;

function turn(): void {
  for (const [socket, state] of clients) {
    if (Date.now() < state.next) continue;
    state.ticks += 1;
    state.next += 100;
    socket.send(`tick ${state.ticks}`);
  }
}

server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('close', () => {
    clients.delete(socket);
    if (clients.size > 0) return;
    clearInterval(wheel);
    wheel = undefined;
  });
  socket.send('welcome');
  clients.set(socket, { ticks: 0, next: Date.now() + 100 });
  wheel ??= setInterval(turn, 10);
});
