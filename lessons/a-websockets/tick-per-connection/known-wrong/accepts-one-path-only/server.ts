import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000), path: '/ws' });

server.on('connection', (socket) => {
  socket.send('welcome');
  let ticks = 0;
  const timer = setInterval(() => socket.send(`tick ${(ticks += 1)}`), 100);
  socket.on('error', console.error);
  socket.on('close', () => clearInterval(timer));
});
