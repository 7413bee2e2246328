import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const monitors = new Set<WebSocket>();

server.on('connection', (socket, request) => {
  socket.on('error', () => undefined);
  if (request.url === '/monitor') {
    monitors.add(socket);
    socket.on('close', () => monitors.delete(socket));
    return;
  }
  const name = request.url?.replace('/c/', '') ?? '';
  socket.on('message', (data) => socket.send(data.toString()));
  socket.on('error', () => tell(name, 1006));
  socket.on('close', (code) => tell(name, code));
});

function tell(name: string, code: number): void {
  for (const monitor of monitors) monitor.send(JSON.stringify({ left: name, code }));
}
