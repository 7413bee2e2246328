import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const http = createServer((_request, response) => response.end('hello'));
const sockets = new WebSocketServer({ noServer: true });

http.on('upgrade', (request, stream, head) => {
  stream.on('error', (error) => console.error(error.message));

  // ① Decidir / Decide
  const { pathname } = new URL(`http://localhost${request.url ?? '/'}`);
  if (pathname !== '/ws' && pathname !== '/time') {
    stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    return;
  }

  // ② Aceptar / Accept
  sockets.handleUpgrade(request, stream, head, (socket) => {
    // ⑤ Limpiar / Clean up
    socket.on('error', (error) => console.error(error.message));

    if (pathname === '/time') {
      socket.send(new Date().toISOString());
      socket.close(1000);
      return;
    }
    // ③ Recibir / Receive, ④ Responder / Reply
    socket.on('message', (data) => socket.send(`echo: ${data.toString()}`));
  });
});

http.listen(Number(process.env.PORT ?? 8000));
