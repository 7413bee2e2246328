import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';

const users = new Map([
  ['ana-1', 'ana'],
  ['beto-2', 'beto'],
]);
const http = createServer();
const server = new WebSocketServer({ noServer: true });

http.on('upgrade', (request, stream, head) => {
  stream.on('error', () => {});
  const { searchParams } = new URL(request.url!, 'http://localhost');
  const { origin, cookie = '' } = request.headers;
  if (origin !== undefined && origin !== 'http://course.test') return refuse(stream, 403);
  const session = /(?:^|; *)session=([^;]*)/.exec(cookie)?.[1];
  const name = users.get(searchParams.get('token') || session || '');
  if (!name) return refuse(stream, 401);
  server.handleUpgrade(request, stream, head, (socket) => {
    socket.on('error', () => {});
    socket.send(`hello ${name}`);
    socket.on('message', (data) => {
      if (data.toString() === 'who') socket.send(name);
    });
  });
});
http.listen(Number(process.env.PORT ?? 8000));

function refuse(stream: Duplex, status: number): void {
  stream.end(`HTTP/1.1 ${status} No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
