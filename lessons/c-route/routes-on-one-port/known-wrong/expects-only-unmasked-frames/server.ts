import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const http = createServer((_request, response) => response.end('hello'));
const sockets = new WebSocketServer({ noServer: true });

http.on('upgrade', (request, stream, head) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname !== '/ws' && pathname !== '/time') {
    stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  sockets.handleUpgrade(request, stream, head, (socket) => {
    socket.on('error', (error: Error & { code?: string }) => {
      if (error.code !== 'WS_ERR_EXPECTED_MASK') throw error;
    });
    if (pathname === '/time') {
      socket.send(new Date().toISOString());
      socket.close(1000);
      return;
    }
    socket.on('message', (data) => socket.send(`echo: ${data.toString()}`));
  });
});

http.listen(Number(process.env.PORT ?? 8000));
