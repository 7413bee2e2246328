import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const monitors = new Set<WebSocket>();

server.on('connection', (socket, request) => {
  socket.on('error', (error) => console.error(error.message));
  if (request.url === '/monitor') {
    monitors.add(socket);
    socket.on('close', () => monitors.delete(socket));
    return;
  }
  const name = request.url?.replace('/c/', '') ?? '';

  socket.on('message', (data) => {
    socket.send(data.toString());
    socket.on('close', (code) => {
      for (const monitor of monitors) monitor.send(JSON.stringify({ left: name, code }));
    });
  });

});

