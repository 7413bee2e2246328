import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const http = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/plain' }).end('WebSocket only\n');
});
const wss = new WebSocketServer({ noServer: true, clientTracking: false });

http.on('upgrade', (request, socket, head) => {
  wss.handleUpgrade(request, socket, head, (ws) => {
    ws.on('error', () => undefined);
    // More than what is asked for is not wrong.
    ws.ping();
    ws.addEventListener('message', (event) => {
      const data = event.data as string | Buffer;
      if (typeof data !== 'string') return ws.send(`bytes:${data.length}`);
      if (!data.startsWith('{')) return ws.send(`text:${data.length}`);
      ws.send(JSON.stringify(evaluate(data), null, 2));
    });
  });
});
http.listen(process.env.PORT ?? 8000);

function evaluate(text: string) {
  try {
    const { op, a, b } = JSON.parse(text) as { op: string; a: unknown; b: unknown };
    if (op === 'sum' && typeof a === 'number' && typeof b === 'number')
      return { ok: true, r: a + b };
    return { ok: false, error: 'schema' };
  } catch {
    return { ok: false, error: 'json' };
  }
}
