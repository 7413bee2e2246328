import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  let n = 0;
  socket.on('error', () => {});
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    n += 1;
    if (isBinary) for (const client of server.clients) client.send(data);
    else if (data.toString() === 'json') socket.send(JSON.stringify({ n }));
    else socket.send(data.toString());
  });
});
