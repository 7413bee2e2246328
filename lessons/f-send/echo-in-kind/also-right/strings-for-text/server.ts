import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  socket.on('error', () => undefined);

  let n = 0;
  socket.on('message', (data: Buffer, isBinary) => {
    n++;
    const text = isBinary ? undefined : data.toString('utf8');
    if (text === undefined) return socket.send(data);
    socket.send(text === 'json' ? `{ "n": ${n} }` : text);
  });
});
