import { createServer, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocketServer } from 'ws';
const wss = new WebSocketServer({ noServer: true, handleProtocols: () => 'chat.v1' });
const http = createServer((_req, res) => res.writeHead(404).end());
let inside = 0;
function refuse(socket: Duplex, status: number) { socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`); }
http.on('upgrade', async (req, socket, head) => {
  socket.on('error', () => {});
  const offered = (req.headers['sec-websocket-protocol'] ?? '').split(',').map((p) => p.trim());
  if (!offered.includes('chat.v1')) return refuse(socket, 400);
  await wait(50);
  if (socket.destroyed) return;
  inside++;
  if (inside > 2) return refuse(socket, 503);
  let freed = false;
  const free = () => { if (!freed) { freed = true; inside--; } };
  socket.on('close', free);
  wss.handleUpgrade(req, socket, head, (ws) => {
    ws.on('error', (e) => console.log(e.message));
    ws.on('close', free);
    ws.on('message', (d) => ws.send(`echo: ${d}`));
    ws.send('ready');
  });
});
http.listen(Number(process.env.PORT ?? 8000));
