import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  socket.on('error', console.error);
  let ticks = 0;
  const tick = () => socket.send(`tick ${++ticks}`);
  socket.send('welcome');
  let timer = setInterval(tick, 100);
  socket.on('message', () => {
    clearInterval(timer);
    timer = setInterval(tick, 100);
  });
  socket.on('close', () => clearInterval(timer));
});
