import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

const timers = new Set<NodeJS.Timeout>();

server.on('connection', (socket) => {
  socket.on('error', console.error);
  let ticks = 0;
  socket.send('welcome');
  const timer = setInterval(() => {
    ticks += 1;
    socket.send(`tick ${ticks}`);
  }, 100);
  timers.add(timer);
  socket.on('close', () => {
    for (const each of timers) clearInterval(each);
  });
});
