import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';

const http = createServer();
const wss = new WebSocketServer({ noServer: true, handleProtocols: () => 'chat.v1' });
let taken = 0;
const check = () => wait(50);
http.on('upgrade', async (req, socket, head) => {
  socket.on('error', () => {});
  const refuse = (s: string) => {
    socket.end(`HTTP/1.1 ${s}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  };
  const hasIt = (req.headers['sec-websocket-protocol'] ?? '')
    .split(',')
    .map((s) => s.trim())
    .includes('chat.v1');
  if (!hasIt) return refuse('400 Bad Request');
  if (taken >= 2) return refuse('503 Service Unavailable');
  taken++;
  wss.handleUpgrade(req, socket, head, async (ws) => {
    ws.on('error', () => {});
    ws.on('close', () => {
      taken--;
    });
    ws.on('message', (d) => ws.send(`echo: ${d}`));
    ws.pause();
    await check();
    ws.send('ready');
    ws.resume();
  });
});
http.listen(Number(process.env.PORT ?? 8000));
