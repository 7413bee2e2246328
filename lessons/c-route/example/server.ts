import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const http = createServer((_request, response) => response.end('hello over HTTP'));
const sockets = new WebSocketServer({ noServer: true });

http.on('upgrade', (request, stream, head) => {
  stream.on('error', (error) => console.log(error.message));

  // ① Decidir / Decide
  const { pathname } = new URL(`http://localhost${request.url ?? '/'}`);
  if (pathname !== '/ws' && pathname !== '/time') {
    console.log('unknown path:', pathname);
    stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    return;
  }

  // ② Aceptar / Accept
  sockets.handleUpgrade(request, stream, head, (socket) => {
    socket.on('error', (error) => console.log(error.message));
    if (pathname === '/ws') {
      socket.on('message', (data) => socket.send(`echo: ${data.toString()}`));
    } else {
      socket.send(new Date().toISOString());
      socket.close(1000);
    }
  });
});

http.listen(Number(process.env.PORT ?? 8000));
