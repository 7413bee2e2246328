import { on } from 'node:events';
import { WebSocketServer, type WebSocket } from 'ws';

const port = Number(process.env.PORT ?? 8000);
const server = new WebSocketServer({ port });

server.on('connection', (socket: WebSocket) => {
  serve(socket).catch((error: unknown) => console.log('connection failed:', String(error)));
});

async function serve(socket: WebSocket): Promise<void> {
  for await (const [data, isBinary] of on(socket, 'message', { close: ['close'] })) {
    socket.send(isBinary ? `bytes:${(data as Buffer).byteLength}` : reply(String(data)));
  }
}

function reply(text: string): string {
  if (!text.startsWith('{')) return `text:${Array.from(text).length}`;
  const parsed = tryParse(text);
  if (parsed === undefined) return JSON.stringify({ ok: false, error: 'json' });
  const { op, a, b } = parsed as { op?: unknown; a?: unknown; b?: unknown };
  if (op !== 'sum' || typeof a !== 'number' || typeof b !== 'number') {
    return JSON.stringify({ ok: false, error: 'schema' });
  }
  return JSON.stringify({ ok: true, r: a + b });
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
