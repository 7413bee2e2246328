import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocketServer } from 'ws';

const most = 2;
let inside = 0;

const http = createServer();
const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'chat.v1' });

http.on('upgrade', async (request, stream, head) => {
  stream.on('error', () => undefined);

  await check();
  if (!offers(request, 'chat.v1')) return refuse(stream, '400 Bad Request');
  if (inside >= most) return refuse(stream, '503 Service Unavailable');
  if (stream.destroyed) return;

  inside += 1;
  stream.on('close', () => (inside -= 1));
  sockets.handleUpgrade(request, stream, head, (socket) => {
    socket.send('ready');
    socket.on('message', (data) => socket.send(`echo: ${data.toString()}`));
    socket.on('error', (error) => console.error(error.message));
  });
});

function offers(request: IncomingMessage, wanted: string): boolean {
  const offered = request.headers['sec-websocket-protocol'] ?? '';
  return offered.split(',').some((name) => name.trim() === wanted);
}

function refuse(stream: Duplex, status: string): void {
  console.log(status);
  stream.destroy();
}

async function check(): Promise<void> {
  await wait(50);
}

http.listen(Number(process.env.PORT ?? 8000));
