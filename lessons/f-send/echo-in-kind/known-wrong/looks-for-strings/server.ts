import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  socket.on('error', () => undefined);

  let n = 0;
  socket.on('message', (data) => {
    n += 1;
    if (typeof data === 'string' && data === 'json') socket.send(JSON.stringify({ n }));
    else if (typeof data === 'string') socket.send(data);
    else socket.send(data, { binary: true });
  });
});
