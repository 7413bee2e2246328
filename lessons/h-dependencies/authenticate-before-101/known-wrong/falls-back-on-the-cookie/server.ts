import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';

const users = new Map([
  ['ana-1', 'ana'],
  ['beto-2', 'beto'],
]);
const sockets = new WebSocketServer({ noServer: true });

function identify(request: IncomingMessage): string | undefined {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const session = /(?:^|;\s*)session=([^;]*)/.exec(request.headers.cookie ?? '')?.[1];
  return users.get(searchParams.get('token') ?? '') ?? users.get(session ?? '');
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

const server = createServer();
server.on('upgrade', (request, stream, head) => {
  const { origin } = request.headers;
  if (origin && origin !== 'http://course.test') return refuse(stream, '403 Forbidden');
  const name = identify(request);
  if (!name) return refuse(stream, '401 Unauthorized');
  sockets.handleUpgrade(request, stream, head, (socket) => {
    socket.on('error', console.error);
    socket.on('message', (data) => {
      if (data.toString() === 'who') socket.send(name);
    });
    socket.send(`hello ${name}`);
  });
});
server.listen(Number(process.env.PORT ?? 8000));
