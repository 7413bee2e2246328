import { WebSocketServer } from 'ws';
const wss = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
wss.on('connection', (ws) => {
  let n = 0;
  ws.on('error', console.error);
  ws.on('message', (data, isBinary) => {
    if ((data as Buffer).length) n++;
    if (!isBinary && data.toString() === 'json') ws.send(JSON.stringify({ n }));
    else ws.send(data, { binary: isBinary });
  });
});
