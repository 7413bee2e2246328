import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  socket.on('error', console.error);
  let ticks = 0;
  socket.send('welcome');
  setInterval(() => {
    ticks += 1;
    socket.send(`tick ${ticks}`);
  }, 100);
});
