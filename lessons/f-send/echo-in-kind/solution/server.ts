import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  // ① Decidir / Decide: aquí se atiende a cualquiera / anybody is served here
  // ② Aceptar / Accept: ws ya ha aceptado / ws has accepted already
  let received = 0;

  // ③ Recibir / Receive
  socket.on('message', (data, isBinary) => {
    received += 1;

    // ④ Responder / Reply: el tipo se decide al enviar / the kind is decided on sending
    if (!isBinary && data.toString() === 'json') socket.send(JSON.stringify({ n: received }));
    else socket.send(data, { binary: isBinary });
  });

  // ⑤ Limpiar / Clean up: sin esto, una trama rota termina el proceso
  // without this, a broken frame ends the process
  socket.on('error', (error) => console.error(error.message));
});
