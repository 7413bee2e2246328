import { WebSocketServer } from 'ws';
const wss = new WebSocketServer({ maxPayload: 60_000, port: Number(process.env.PORT ?? 8000) });
wss.on('connection', (ws) => {
  let n = 0;
  ws.on('error', console.error);
  ws.on('message', (data, isBinary) => {
    n++;
    if (!isBinary && data.toString() === 'json') ws.send(JSON.stringify({ n }));
    else ws.send(data, { binary: isBinary });
  });
});
