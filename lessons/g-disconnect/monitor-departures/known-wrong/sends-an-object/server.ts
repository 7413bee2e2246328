import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const monitors = new Set<WebSocket>();

server.on('connection', (socket, request) => {
  socket.on('error', () => {});
  if (request.url === '/monitor') {
    monitors.add(socket);
    return;
  }
  const left = request.url!.slice('/c/'.length);
  socket.on('message', (data) => socket.send(data.toString()));
  socket.on('close', (code) => {
    for (const monitor of monitors) monitor.send({ left, code });
  });
});
