import { setInterval } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

async function tick(socket: WebSocket): Promise<void> {
  let ticks = 0;
  for await (const _ of setInterval(100)) {
    ticks += 1;
    if (socket.readyState === socket.OPEN) socket.send(`tick ${ticks}`);
  }
}

server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.send('welcome');
  void tick(socket);
});
