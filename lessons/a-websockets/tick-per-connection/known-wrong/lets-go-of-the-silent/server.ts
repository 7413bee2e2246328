import { WebSocketServer } from 'ws';
const wss = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
wss.on('connection', (ws) => {
  ws.send('welcome');
  let n = 0;
  const t = setInterval(() => {
    ws.send(`tick ${++n}`);
  }, 100);
  const idle = setTimeout(() => ws.close(1000, 'idle'), 5000);
  ws.on('message', () => idle.refresh());
  ws.on('error', () => {});
  ws.on('close', () => {
    clearInterval(t);
    clearTimeout(idle);
  });
});
