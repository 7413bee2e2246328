import { createServer, STATUS_CODES, type IncomingMessage } from 'node:http';
import { WebSocketServer } from 'ws';
const users = new Map([['ana-1', 'ana'], ['beto-2', 'beto']]);
const wss = new WebSocketServer({ noServer: true });
const http = createServer((_q, r) => r.writeHead(426).end());
function cookies(req: IncomingMessage) { return new Map((req.headers.cookie ?? '').split(';').map((p) => { const [k = '', ...v] = p.split('='); return [k.trim(), v.join('=').trim()] as const; })); }
function statusOrName(req: IncomingMessage): number | string {
  const { origin } = req.headers;
  if (origin !== undefined && origin !== 'http://course.test') return 403;
  const url = new URL(req.url ?? '/', 'http://localhost');
  const token = url.searchParams.get('token') ?? cookies(req).get('session');
  return users.get(token ?? '') ?? 401;
}
http.on('upgrade', (req, socket, head) => {
  socket.on('error', () => {});
  const who = statusOrName(req);
  if (typeof who === 'number') { socket.destroy(); return; }
  wss.handleUpgrade(req, socket, head, (ws) => { ws.on('error', console.error); ws.send(`hello ${who}`); ws.on('message', (d) => { if (`${d}` === 'who') ws.send(who); }); });
});
http.listen(Number(process.env.PORT ?? 8000));
