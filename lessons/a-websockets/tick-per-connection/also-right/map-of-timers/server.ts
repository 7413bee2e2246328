import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

const timers = new Map<WebSocket, NodeJS.Timeout>();

function leave(socket: WebSocket): void {
  clearInterval(timers.get(socket));
  timers.delete(socket);
}

server.on('connection', (socket) => {
  socket.on('error', () => leave(socket));
  socket.on('close', () => leave(socket));
  const numbers = countFrom(1);
  socket.send('welcome');
  timers.set(
    socket,
    setInterval(() => socket.send(`tick ${numbers.next().value}`), 100),
  );
});

function* countFrom(number: number): Generator<number, never> {
  for (;;) yield number++;
}
