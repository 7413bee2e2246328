import http from 'node:http';
import { WebSocketServer } from 'ws';

const echo = new WebSocketServer({ noServer: true });
echo.on('connection', (socket) => {
  socket.onmessage = ({ data }) => socket.send(`echo: ${data}`);
  socket.onerror = () => {};
});

const clock = new WebSocketServer({ noServer: true });
clock.on('connection', (socket) => {
  socket.on('error', () => {});
  socket.send(String(Date.now()), () => socket.close(1000, 'done'));
});

const server = http.createServer((request, response) => {
  response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html' });
  response.end('<h1>hi</h1>');
});

server.on('upgrade', (request, socket, head) => {
  const path = request.url!.split('?')[0];
  const wss = path === '/ws' ? echo : path === '/time' ? clock : undefined;
  if (wss) wss.handleUpgrade(request, socket, head, (ws) => wss.emit('connection', ws, request));
  else {
    socket.write('HTTP/1.1 404 Not Found\r\n\r\n');
    socket.destroy();
  }
});

server.listen(Number(process.env.PORT ?? 8000));
