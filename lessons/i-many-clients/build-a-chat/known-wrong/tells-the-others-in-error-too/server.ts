import { WebSocketServer, type WebSocket } from 'ws';
const wss = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const everybody = new Set<WebSocket>();
const tell = (text: string, not?: WebSocket) => { for (const one of everybody) if (one !== not) one.send(text); };
wss.on('connection', (ws, req) => {
  const name = new URL(req.url!, 'http://x').pathname.slice(1);
  everybody.add(ws);
  ws.on('error', () => tell(`- ${name}`, ws));
  ws.on('message', (d) => tell(`${name}: ${d}`, ws));
  ws.on('close', () => { everybody.delete(ws); tell(`- ${name}`); });
});
