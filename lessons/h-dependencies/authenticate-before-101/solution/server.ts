import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';

const users = new Map([
  ['ana-1', 'ana'],
  ['beto-2', 'beto'],
]);

const http = createServer();
const sockets = new WebSocketServer({ noServer: true });

http.on('upgrade', (request, stream, head) => {
  stream.on('error', (error) => console.error(error.message));

  // ① Decidir / Decide
  const { origin } = request.headers;
  if (origin !== undefined && origin !== 'http://course.test')
    return refuse(stream, '403 Forbidden');
  const user = users.get(credentialOf(request) ?? '');
  if (user === undefined) return refuse(stream, '401 Unauthorized');

  // ② Aceptar / Accept
  sockets.handleUpgrade(request, stream, head, (socket) => {
    // ⑤ Limpiar / Clean up
    socket.on('error', (error) => console.error(error.message));
    socket.send(`hello ${user}`);

    // ③ Recibir / Receive, ④ Responder / Reply
    socket.on('message', (data) => {
      if (data.toString() === 'who') socket.send(user);
    });
  });
});

function credentialOf(request: IncomingMessage): string | undefined {
  const token = new URL(`http://localhost${request.url ?? '/'}`).searchParams.get('token');
  return token ?? /(?:^|;\s*)session=([^;]*)/.exec(request.headers.cookie ?? '')?.[1];
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

http.listen(Number(process.env.PORT ?? 8000));
