import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const answered = new WeakSet<WebSocket>();

server.on('connection', (socket, request) => {
  const name = request.url;
  answered.add(socket);
  socket.on('pong', () => answered.add(socket));

  // ⑤ Limpiar / Clean up: después de error siempre llega close / close always follows error
  socket.on('error', (error) => console.log(name, 'error:', error.message));
  socket.on('close', (code, reason) => console.log(name, 'left:', code, reason.toString()));
});

// Quien no contestó al ping anterior, fuera / Whoever did not answer the last ping is out
setInterval(() => {
  for (const socket of server.clients) {
    if (!answered.delete(socket)) socket.terminate();
    else socket.ping();
  }
}, 3000);
