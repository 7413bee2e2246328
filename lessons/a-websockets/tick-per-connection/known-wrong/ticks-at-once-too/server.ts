import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  socket.on('error', console.error);
  let ticks = 0;
  socket.send('welcome');
  const tick = () => {
    ticks += 1;
    socket.send(`tick ${ticks}`);
  };
  setTimeout(tick, 0);
  const timer = setInterval(tick, 100);
  socket.on('close', () => clearInterval(timer));
});
