import { WebSocketServer } from 'ws';

const isSum = (v: any) =>
  v !== null &&
  typeof v === 'object' &&
  v.op === 'sum' &&
  typeof v.a === 'number' &&
  typeof v.b === 'number';
const wss = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
wss.on('connection', (ws) => {
  ws.on('error', (e) => console.error(e.message));
  ws.on('message', (data, isBinary) => {
    if (isBinary) {
      ws.send(`bytes:${(data as Buffer).length}`);
      return;
    }
    const text = data.toString();
    if (!text.trim().startsWith('{')) {
      ws.send(`text:${text.length}`);
      return;
    }
    let v: any;
    try {
      v = JSON.parse(text);
    } catch {
      ws.send(JSON.stringify({ ok: false, error: 'json' }));
      return;
    }
    ws.send(
      isSum(v)
        ? JSON.stringify({ ok: true, r: v.a + v.b })
        : JSON.stringify({ ok: false, error: 'schema' }),
    );
  });
});
