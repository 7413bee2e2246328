import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  socket.on('error', () => socket.terminate());
  let ticks = 0;
  socket.send('welcome');
  const timer: NodeJS.Timeout = setInterval(() => {
    socket.send(`tick ${++ticks}`, (error) => {
      if (error) clearInterval(timer);
    });
  }, 100);
});
