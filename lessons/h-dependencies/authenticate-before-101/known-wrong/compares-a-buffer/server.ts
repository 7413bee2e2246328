import { createServer, type IncomingMessage } from 'node:http';
import { WebSocketServer } from 'ws';

const users = new Map([
  ['ana-1', 'ana'],
  ['beto-2', 'beto'],
]);
const http = createServer();
const sockets = new WebSocketServer({ noServer: true });

function findUser(request: IncomingMessage) {
  const { searchParams } = new URL(`http://localhost${request.url ?? '/'}`);
  const token = searchParams.get('token');
  if (token !== null) return users.get(token);
  for (const cookie of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = cookie.trim().split('=');
    if (name === 'session') return users.get(value ?? '');
  }
  return undefined;
}

http.on('upgrade', (request, stream, head) => {
  stream.on('error', console.error);
  const refuse = (status: string) => {
    stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  };
  const { origin } = request.headers;
  if (origin !== undefined && origin !== 'http://course.test') return refuse('403 Forbidden');
  const user = findUser(request);
  if (user === undefined) return refuse('401 Unauthorized');

  sockets.handleUpgrade(request, stream, head, (socket) => {
    socket.on('error', console.error);
    socket.send(`hello ${user}`);
    socket.on('message', (data) => {
      if (data === ('who' as unknown)) socket.send(user);
    });
  });
});

http.listen(Number(process.env.PORT ?? 8000));
