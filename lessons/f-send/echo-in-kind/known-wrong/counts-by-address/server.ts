import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const counts = new Map<string, number>();

server.on('connection', (socket, request) => {
  socket.on('error', () => undefined);

  const address = String(request.socket.remoteAddress);
  if (server.clients.size === 1) counts.delete(address);
  socket.on('message', (data: Buffer, isBinary) => {
    counts.set(address, (counts.get(address) ?? 0) + 1);
    if (!isBinary && data.toString() === 'json') return socket.send(JSON.stringify({ n: counts.get(address) }));
    socket.send(data, { binary: isBinary });
  });
});
