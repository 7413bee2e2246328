import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const known = [1000, 1001, 1005];
const monitors = new Set<WebSocket>();

server.on('connection', (socket, request) => {
  const url = request.url ?? '';
  socket.on('error', (error) => console.error(error.message));
  if (url === '/monitor') {
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
  const isKnown = known.includes(code) || code >= 3000;
  const text = JSON.stringify({ left: name, code: isKnown ? code : 1006 });
  for (const monitor of monitors) monitor.send(text);
}
