import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';

// Cámbialo y ejecuta otra vez / Change it and run again
const checkOrigin: boolean = false;

const sessions = new Map([['ana-1', 'ana']]);
const http = createServer();
const sockets = new WebSocketServer({ noServer: true });

http.on('upgrade', (request, stream, head) => {
  stream.on('error', (error) => console.log(error.message));

  // ① Decidir / Decide
  const { origin, cookie = '' } = request.headers;
  if (checkOrigin && origin !== undefined && origin !== 'http://course.test') {
    return refuse(stream, 403);
  }
  const user = sessions.get(/(?:^|;\s*)session=([^;]*)/.exec(cookie)?.[1] ?? '');
  if (user === undefined) return refuse(stream, 401);

  // ② Aceptar / Accept
  sockets.handleUpgrade(request, stream, head, (socket) => {
    socket.on('error', (error) => console.log(error.message));
    console.log(`${user} came from ${origin ?? 'no page'}`);
    socket.send(`private message for ${user}`);
  });
});

function refuse(stream: Duplex, status: number): void {
  stream.end(`HTTP/1.1 ${status} No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

http.listen(Number(process.env.PORT ?? 8000));
