import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket, request) => {
  // ① Decidir / Decide: cualquiera puede entrar / anybody may come in
  // ② Aceptar / Accept: ws ya ha aceptado / ws has accepted already
  const name = request.url?.slice(1) ?? '';

  // ③ Recibir / Receive
  socket.on('message', (data) => {
    // ④ Responder / Reply
    // TODO: ¿a quién le llega? / TODO: whom does it reach?
    socket.send(`${name}: ${data.toString()}`);
  });

  // ⑤ Limpiar / Clean up
  // TODO: avisa a los que quedan / TODO: tell those who remain
  socket.on('error', (error) => console.error(error.message));
});
