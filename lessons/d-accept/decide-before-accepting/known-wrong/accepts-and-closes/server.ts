import { setTimeout as wait } from 'node:timers/promises';
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000), handleProtocols: () => 'chat.v1' });
server.on('connection', async (socket, request) => {
  socket.on('error', () => {});
  socket.on('message', (data) => socket.send(`echo: ${data}`));
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(/, */);
  await wait(50);
  if (!offered.includes('chat.v1')) return socket.close(1008, 'chat.v1 only');
  if (server.clients.size > 2) return socket.close(1013, 'full');
  socket.send('ready');
});
