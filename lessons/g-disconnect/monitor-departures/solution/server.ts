import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const monitors = new Set<WebSocket>();

server.on('connection', (socket, request) => {
  // ⑤ Limpiar / Clean up: tras error siempre llega close / close always follows error
  socket.on('error', (error) => console.error(error.message));

  // ① Decidir / Decide: ¿monitor o cliente? / monitor or client?
  // ② Aceptar / Accept: ws ya ha aceptado / ws has accepted already
  if (request.url === '/monitor') {
    monitors.add(socket);
    socket.on('close', () => monitors.delete(socket));
    return;
  }
  const name = request.url?.replace('/c/', '') ?? '';

  // ③ Recibir / Receive
  socket.on('message', (data) => {
    // ④ Responder / Reply
    socket.send(data.toString());
  });

  // ⑤ Limpiar / Clean up: aquí, y solo aquí / here, and only here
  socket.on('close', (code) => {
    for (const monitor of monitors) monitor.send(JSON.stringify({ left: name, code }));
  });
});
