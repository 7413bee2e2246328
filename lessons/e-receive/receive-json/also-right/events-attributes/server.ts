import { WebSocketServer, type MessageEvent } from 'ws';

const wss = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

wss.on('connection', (ws) => {
  ws.binaryType = 'arraybuffer';

  ws.onmessage = ({ data }: MessageEvent) => {
    if (data instanceof ArrayBuffer) {
      ws.send(`bytes:${data.byteLength}`);
      return;
    }
    const text = data as string;
    if (text[0] !== '{') {
      ws.send('text:' + [...text].length);
      return;
    }
    try {
      const { op, a, b } = JSON.parse(text) as { op: string; a: number; b: number };
      const isSum = op === 'sum' && Number.isFinite(a) && Number.isFinite(b);
      ws.send(JSON.stringify(isSum ? { r: a + b, ok: true } : { error: 'schema', ok: false }));
    } catch {
      ws.send('{ "ok": false, "error": "json" }');
    }
  };

  ws.onerror = () => {};
});
