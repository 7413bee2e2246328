import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocketServer } from 'ws';

const http = createServer();
const wss = new WebSocketServer({ noServer: true });
let inside = 0;

http.on('upgrade', async (request, socket, head) => {
  socket.on('error', (error) => console.error(error.message));
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  if (!offered.includes('chat.v1')) return refuse(socket, 400, 'Bad Request');
  await check();
  if (socket.destroyed) return;
  if (inside >= 2) {
    return refuse(socket, 503, 'Service Unavailable');
  }
  request.headers['sec-websocket-protocol'] = 'chat.v1';
  wss.handleUpgrade(request, socket, head, (ws) => {
    inside += 1;
    ws.on('close', () => {
      inside = 0;
    });
    ws.on('error', (error) => console.error(error.message));
    ws.send('ready');
    ws.on('message', (data) => ws.send(`echo: ${data.toString()}`));
  });
});

function refuse(socket: Duplex, status: number, words: string): void {
  socket.end(`HTTP/1.1 ${status} ${words}\r\nConnection: close\r\n\r\n`);
}

async function check(): Promise<void> {
  await wait(50);
}

http.listen(Number(process.env.PORT ?? 8000));
