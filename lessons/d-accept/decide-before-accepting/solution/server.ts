import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocketServer } from 'ws';

const most = 2;
let inside = 0;

const http = createServer();
const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'chat.v1' });

http.on('upgrade', async (request, stream, head) => {
  // ⑤ Limpiar / Clean up: mientras se decide, nadie más escucha
  // while it is decided, nobody else listens
  stream.on('error', () => undefined);

  // ① Decidir / Decide
  await check();
  if (!offers(request, 'chat.v1')) return refuse(stream, '400 Bad Request');
  if (inside >= most) return refuse(stream, '503 Service Unavailable');
  if (stream.destroyed) return;

  // ② Aceptar / Accept
  inside += 1;
  stream.on('close', () => (inside -= 1));
  sockets.handleUpgrade(request, stream, head, (socket) => {
    // ④ Responder / Reply
    socket.send('ready');
    // ③ Recibir / Receive
    socket.on('message', (data) => socket.send(`echo: ${data.toString()}`));
    // ⑤ Limpiar / Clean up
    socket.on('error', (error) => console.error(error.message));
  });
});

function offers(request: IncomingMessage, wanted: string): boolean {
  const offered = request.headers['sec-websocket-protocol'] ?? '';
  return offered.split(',').some((name) => name.trim() === wanted);
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

async function check(): Promise<void> {
  await wait(50);
}

http.listen(Number(process.env.PORT ?? 8000));
