import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const monitors = new Set<WebSocket>();

server.on('connection', (socket, request) => {
  // ① Decidir / Decide: ¿monitor o cliente? / monitor or client?
  // ② Aceptar / Accept: ws ya ha aceptado / ws has accepted already
  if (request.url === '/monitor') {
    monitors.add(socket);
    return;
  }
  const name = request.url?.replace('/c/', '') ?? '';

  // ③ Recibir / Receive
  socket.on('message', (data) => {
    // ④ Responder / Reply
    socket.send(data.toString());
  });

  // ⑤ Limpiar / Clean up
  // TODO: ¿cuándo se ha ido `name`, y con qué código?
  // TODO: when has `name` left, and with what code?
  console.log(`${name} came`);
});
