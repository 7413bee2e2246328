import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const http = createServer((req, res) => {
  res.end('hi');
});
const wss = new WebSocketServer({ noServer: true });
http.on('upgrade', (req, socket, head) => {
  socket.on('error', () => {});
  const p = new URL(req.url!, 'http://x').pathname;
  if (p.toLowerCase() === '/ws')
    wss.handleUpgrade(req, socket, head, (ws) => {
      ws.on('error', console.error);
      ws.on('message', (d) => ws.send(`echo: ${d}`));
    });
  else if (p === '/time')
    wss.handleUpgrade(req, socket, head, (ws) => {
      ws.on('error', console.error);
      ws.send(new Date().toISOString());
      ws.close(1000);
    });
  else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
});

http.listen(Number(process.env.PORT ?? 8000));
