import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', async (socket) => {
  socket.on('error', console.error);
  socket.send('welcome');
  await sleep(100);
  for (let tick = 1; socket.readyState === socket.OPEN; tick += 1) {
    socket.send(`tick ${tick}`);
    await sleep(100);
  }
});
