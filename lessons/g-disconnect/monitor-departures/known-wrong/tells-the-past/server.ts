import { WebSocketServer, type WebSocket } from 'ws';
const wss = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const history: string[] = [];
const monitors = new Set<WebSocket>();
wss.on('connection', (ws, req) => {
  ws.on('error', console.error);
  const { pathname } = new URL(req.url!, 'http://localhost');
  if (pathname === '/monitor') { monitors.add(ws); for (const h of history) ws.send(h); ws.on('close', () => monitors.delete(ws)); return; }
  const left = decodeURIComponent(pathname.split('/')[2] ?? '');
  ws.on('message', (d) => ws.send(`${d}`));
  ws.on('close', (code) => { const news = JSON.stringify({ left, code }); history.push(news); for (const m of monitors) m.send(news); });
});
