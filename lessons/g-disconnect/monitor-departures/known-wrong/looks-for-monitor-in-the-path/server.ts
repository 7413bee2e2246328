import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const monitors = new Set<WebSocket>();

server.on('connection', (socket, request) => {
  const url = request.url ?? '';
  socket.on('error', (error) => console.error(error.message));
  if (url.includes('monitor')) {
    monitors.add(socket);
    socket.on('close', () => monitors.delete(socket));
    return;
  }
  const name = url.slice('/c/'.length);
  socket.on('message', (data) => {
    socket.send(data.toString());
  });
  socket.on('close', (code) => {
    tell(name, code);
  });
});

function tell(name: string, code: number): void {
  const text = JSON.stringify({ left: name, code });
  for (const monitor of monitors) monitor.send(text);
}
