import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket, request) => {
  // ① Decidir / Decide
  // TODO: la ruta, antes del 101; y una respuesta para el HTTP normal
  // TODO: the route, before the 101; and an answer for plain HTTP
  console.log('path:', request.url);

  // ② Aceptar / Accept: aquí ws ya ha aceptado / here ws has accepted already
  // ③ Recibir / Receive
  socket.on('message', (data) => {
    // ④ Responder / Reply
    socket.send(data.toString());
  });

  // ⑤ Limpiar / Clean up
  socket.on('error', (error) => console.error(error.message));
});
