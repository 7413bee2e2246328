import { WebSocketServer } from 'ws';
const wss = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
wss.on('connection', (ws) => {
  ws.send('welcome');
  let n = 0;
  const t = setInterval(() => {
    ws.send(`tick ${++n}`);
  }, 99);
  ws.on('error', () => {});
  ws.on('close', () => clearInterval(t));
});
