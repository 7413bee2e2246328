import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
const users = new Map([['ana-1', 'ana'], ['beto-2', 'beto']]);
const http = createServer(); const wss = new WebSocketServer({ noServer: true });
const no = (s: any, status: number) => s.end('HTTP/1.1 ' + status + ' No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
http.on('upgrade', (req, socket, head) => {
  socket.on('error', () => {});
  const { searchParams } = new URL(req.url!, 'http://x');
  const { origin, cookie = '' } = req.headers;
  if (origin !== undefined && origin !== 'http://course.test') return no(socket, 403);
  const session = /(?:^|; *)session=([^;]*)/.exec(cookie)?.[1];
  const name = users.get(searchParams.get('token') || session || '');
  if (!name) return no(socket, 401);
  wss.handleUpgrade(req, socket, head, (ws) => { ws.on('error', () => {}); ws.send('hello ' + name); ws.on('message', (d) => { if (String(d) === 'who') ws.send(name); }); });
});
http.listen(Number(process.env.PORT ?? 8000));
