import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  socket.send('welcome');
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
    socket.send('tick' + ticks);
  }, 100);
  socket.on('error', console.error);
  socket.on('close', () => clearInterval(timer));
});
