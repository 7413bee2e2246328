import { WebSocketServer } from 'ws';

const wss = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

wss.on('connection', (ws) => {
  let count = 0;
  ws.on('error', console.error);
  ws.on('message', (data, isBinary) => {
    count++;
    if (isBinary) {
      ws.send(data);
      return;
    }
    const text = data.toString().trim();
    ws.send(text === 'json' ? JSON.stringify({ n: count }) : text);
  });
});
