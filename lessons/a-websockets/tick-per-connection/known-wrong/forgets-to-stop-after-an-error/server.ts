import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  let n = 0;
  socket.send('welcome');
  const timer = setInterval(() => {
    n += 1;
    socket.send(`tick ${n}`);
  }, 100);
  let hasFailed = false;
  socket.on('error', (error) => {
    hasFailed = true;
    console.error(error.message);
  });
  socket.on('close', () => {
    if (!hasFailed) clearInterval(timer);
  });
});
