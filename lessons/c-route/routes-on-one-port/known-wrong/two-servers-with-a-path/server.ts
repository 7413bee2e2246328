import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer((_, response) => response.end('hello'));
const clock = new WebSocketServer({ server, path: '/time' });
const echo = new WebSocketServer({ server, path: '/ws' });

clock.on('connection', (socket) => {
  socket.on('error', () => {});
  socket.send(new Date().toISOString());
  socket.close(1000);
});
echo.on('connection', (socket) => {
  socket.on('error', () => {});
  socket.on('message', (data) => socket.send(`echo: ${data}`));
});

server.listen(Number(process.env.PORT ?? 8000));
