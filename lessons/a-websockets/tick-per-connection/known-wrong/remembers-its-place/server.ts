import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

const timers: NodeJS.Timeout[] = [];

server.on('connection', (socket) => {
  let n = 0;
  socket.send('welcome');
  const place = timers.length;
  timers.push(
    setInterval(() => {
      n += 1;
      socket.send(`tick ${n}`);
    }, 100),
  );
  socket.on('error', console.error);
  socket.on('close', () => {
    clearInterval(timers[place]);
    timers.splice(place, 1);
  });
});
