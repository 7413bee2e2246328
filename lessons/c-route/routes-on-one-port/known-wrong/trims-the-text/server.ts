import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer((request, response) => {
  response.end('hello');
});
const wss = new WebSocketServer({ noServer: true });

server.on('upgrade', (request, socket, head) => {
  socket.on('error', () => {});
  const path = (request.url ?? '/').split('?')[0];
  if (path !== '/ws' && path !== '/time') {
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  wss.handleUpgrade(request, socket, head, (ws) => {
    ws.on('error', () => {});
    if (path === '/time') {
      ws.send(new Date().toISOString());
      ws.close(1000);
    } else {
      ws.on('message', (data) => ws.send('echo: ' + data.toString().trim()));
    }
  });
});

server.listen(Number(process.env.PORT ?? 8000));
