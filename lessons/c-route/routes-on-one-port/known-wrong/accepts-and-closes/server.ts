import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer((_, response) => response.end('hello'));
new WebSocketServer({ server }).on('connection', (socket, request) => {
  socket.on('error', () => {});
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/ws') {
    socket.on('message', (data) => socket.send(`echo: ${data}`));
  } else if (pathname === '/time') {
    socket.send(new Date().toISOString());
    socket.close(1000);
  } else {
    socket.close(1008, 'unknown path');
  }
});
server.listen(Number(process.env.PORT ?? 8000));
