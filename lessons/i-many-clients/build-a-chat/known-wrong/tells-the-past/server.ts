import { WebSocketServer, type WebSocket } from 'ws';
const wss = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const history: string[] = [];
const everybody = new Set<WebSocket>();
const tell = (text: string, not?: WebSocket) => { for (const one of everybody) if (one !== not) one.send(text); };
wss.on('connection', (ws, req) => {
  const name = new URL(req.url!, 'http://x').pathname.slice(1);
  for (const h of history) ws.send(h); everybody.add(ws);
  ws.on('error', console.error);
  ws.on('message', (d) => { history.push(`${name}: ${d}`); tell(`${name}: ${d}`, ws); });
  ws.on('close', () => { everybody.delete(ws); tell(`- ${name}`); });
});
