import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  // ① Decidir / Decide: aquí se atiende a cualquiera / anybody is served here
  // ② Aceptar / Accept: ws ya ha aceptado / ws has accepted already

  // ③ Recibir / Receive
  socket.on('message', (data) => {
    // ④ Responder / Reply
    // TODO: mira en Cable con qué opcode sale / TODO: look at the opcode in the wire view
    socket.send(data);
  });

  // ⑤ Limpiar / Clean up
  socket.on('error', (error) => console.error(error.message));
});
