import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  // ① Decidir / Decide: aquí se atiende a cualquiera / anybody is served here
  // ② Aceptar / Accept: ws ya ha aceptado / ws has accepted already

  // ③ Recibir / Receive
  socket.on('message', (data: Buffer, isBinary) => {
    // ④ Responder / Reply
    socket.send(isBinary ? `bytes:${data.length}` : answerText(data.toString()));
  });

  // ⑤ Limpiar / Clean up: sin esto, una trama rota termina el proceso
  // without this, a broken frame ends the process
  socket.on('error', (error) => console.error(error.message));
});

function answerText(text: string): string {
  if (!text.startsWith('{')) return `text:${text.length}`;
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return JSON.stringify({ ok: false, error: 'json' });
  }
  if (!isSum(message)) return JSON.stringify({ ok: false, error: 'schema' });
  return JSON.stringify({ ok: true, r: message.a + message.b });
}

function isSum(message: unknown): message is { op: 'sum'; a: number; b: number } {
  const { op, a, b } = message as Record<string, unknown>;
  return op === 'sum' && typeof a === 'number' && typeof b === 'number';
}
