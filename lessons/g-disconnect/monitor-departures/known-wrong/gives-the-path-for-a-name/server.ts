import { WebSocketServer, type WebSocket } from 'ws';
const wss = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const monitors = new Set<WebSocket>();
wss.on('connection', (ws, req) => {
  ws.on('error', console.error);
  const { pathname } = new URL(req.url!, 'http://localhost');
  if (pathname === '/monitor') { monitors.add(ws); ws.on('close', () => monitors.delete(ws)); return; }
  const left = pathname;
  ws.on('message', (d) => ws.send(`${d}`));
  ws.on('close', (code) => { const news = JSON.stringify({ left, code }); for (const m of monitors) m.send(news); });
});
