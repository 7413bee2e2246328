import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  let n = 0;
  socket.send('welcome');
  let timer: NodeJS.Timeout;
  const tick = () => {
    n += 1;
    socket.send(`tick ${n}`);
  };
  setTimeout(() => {
    tick();
    timer = setInterval(tick, 100);
  }, 100);
  socket.on('error', console.error);
  socket.on('close', () => {
    clearInterval(timer);
  });
});
