import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  // ① Decidir / Decide: aquí se atiende a cualquiera / anybody is served here
  // ② Aceptar / Accept: ws ya ha aceptado / ws has accepted already

  // ③ Recibir / Receive
  socket.on('message', (data) => {
    console.log('message:', data);

    // ④ Responder / Reply
    // TODO: ¿texto, bytes o JSON? Responde lo que pide la tarea.
    // TODO: text, bytes or JSON? Reply what the task asks.
    if (typeof data === 'string') socket.send('text:0');
    else socket.send('bytes:0');
  });

  // ⑤ Limpiar / Clean up
  socket.on('close', (code) => console.log('close:', code));
});
