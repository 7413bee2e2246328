import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('message', async (data: Buffer, isBinary) => {
    const reply = isBinary ? `bytes:${data.length}` : await answerLater(data.toString());
    socket.send(reply);
  });
});

async function answerLater(text: string): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, Math.min(text.length, 200)));
  return answer(text);
}

function answer(text: string): string {
  if (!text.startsWith('{')) return `text:${text.length}`;
  let message;
  try {
    message = JSON.parse(text);
  } catch {
    return JSON.stringify({ ok: false, error: 'json' });
  }
  const { op, a, b } = message;
  if (op !== 'sum' || typeof a !== 'number' || typeof b !== 'number') {
    return JSON.stringify({ ok: false, error: 'schema' });
  }
  return JSON.stringify({ ok: true, r: a + b });
}
