import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const sockets: WebSocket[] = [];
const counts: number[] = [];

server.on('connection', (socket) => {
  counts[sockets.push(socket) - 1] = 0;
  socket.on('error', (error) => console.error(error.message));
  socket.on('close', () => sockets.splice(sockets.indexOf(socket), 1));
  socket.on('message', (data: Buffer, isBinary) => {
    const at = sockets.indexOf(socket);
    const received = (counts[at] ?? 0) + 1;
    counts[at] = received;
    if (isBinary) return socket.send(data);
    const text = data.toString();
    if (text === 'json') socket.send(JSON.stringify({ n: received }));
    else socket.send(text);
  });
});
