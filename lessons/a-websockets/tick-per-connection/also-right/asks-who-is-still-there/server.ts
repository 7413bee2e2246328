import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  let ticks = 0;
  let isAlive = true;

  socket.on('error', () => {});
  socket.on('pong', () => {
    isAlive = true;
  });
  socket.send('welcome');

  const ticking = setInterval(() => {
    ticks += 1;
    socket.send('tick ' + ticks);
  }, 100);
  const heartbeat = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, 1000);

  socket.on('close', () => {
    clearInterval(ticking);
    clearInterval(heartbeat);
  });
});
