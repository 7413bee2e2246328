import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  let n = 0;
  socket.send('welcome');
  const timer = setInterval(() => {
    n += 1;
    socket.send(`tick ${n}`);
  }, 100);
  socket.on('message', () => {
    setInterval(() => console.log('still there'), 1000);
  });
  socket.on('error', console.error);
  socket.on('close', () => {
    clearInterval(timer);
  });
});
