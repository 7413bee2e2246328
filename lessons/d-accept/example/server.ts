import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocketServer } from 'ws';

const delay = 1000;
const http = createServer();
const sockets = new WebSocketServer({ noServer: true });

http.on('upgrade', async (request, stream, head) => {
  stream.on('error', () => undefined);

  // ① Decidir / Decide
  await decide();
  if (request.url === '/reject') {
    stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    return;
  }

  // ② Aceptar / Accept: aquí sale el 101 / here the 101 leaves
  sockets.handleUpgrade(request, stream, head, (socket) => {
    socket.on('message', (data) => socket.send(`echo: ${data.toString()}`));
    socket.on('error', (error) => console.log(error.message));
    if (request.url === '/close') socket.close(4401, 'no session');
  });
});

async function decide(): Promise<void> {
  await wait(delay);
}

http.listen(Number(process.env.PORT ?? 8000));
