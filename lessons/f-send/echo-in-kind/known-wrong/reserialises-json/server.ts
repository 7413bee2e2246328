import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  let received = 0;
  socket.on('error', (error) => console.error(error.message));
  
  socket.on('message', (data: Buffer, isBinary) => {
    received += 1;
    if (isBinary) return socket.send(data);
    const text = data.toString();
    if (text === 'json') socket.send(JSON.stringify({ n: received }));
    else socket.send(tidy(text));
  });
});

function tidy(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}
