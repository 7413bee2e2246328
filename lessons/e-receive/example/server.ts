import { WebSocketServer } from 'ws';

const server = new WebSocketServer({
  port: Number(process.env.PORT ?? 8000),
  maxPayload: 1024 * 1024,
});

server.on('connection', (socket) => {
  // ③ Recibir / Receive: texto y bytes llegan como Buffer / text and bytes both arrive as a Buffer
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    console.log(`isBinary=${isBinary}, ${data.length} bytes`, data.subarray(0, 8));

    // ④ Responder / Reply
    socket.send(isBinary ? `${data.length} bytes` : describeText(data.toString()));
  });

  // ⑤ Limpiar / Clean up: después de error siempre llega close / close always follows error
  socket.on('error', (error) => console.log('error:', error.message));
  socket.on('close', (code) => console.log('closed:', code));
});

function describeText(text: string): string {
  if (!text.startsWith('{')) return `text of ${[...text].length} characters: ${text}`;
  try {
    const value: unknown = JSON.parse(text);
    return `JSON: ${JSON.stringify(value)}`;
  } catch (error) {
    return `not JSON: ${String(error)}`;
  }
}
