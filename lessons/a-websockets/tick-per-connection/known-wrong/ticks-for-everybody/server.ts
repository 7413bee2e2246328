import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

let ticks = 0;
setInterval(() => {
  ticks += 1;
  for (const client of server.clients) client.send(`tick ${ticks}`);
}, 100);

server.on('connection', (socket) => {
  socket.on('error', console.error);
  ticks = 0;
  socket.send('welcome');
});
