import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  // ① Decidir / Decide: aquí se atiende a cualquiera / anybody is served here
  // ② Aceptar / Accept: ws ya ha aceptado / ws has accepted already

  // ③ Recibir / Receive
  socket.on('message', () => {
    // ④ Responder / Reply
    // TODO: ¿hace falta que el cliente hable primero? ¿Y los tics?
    // TODO: does the client have to speak first? And the ticks?
    socket.send('welcome');
  });

  // ⑤ Limpiar / Clean up
  // TODO: detén lo que hayas puesto en marcha / TODO: stop what you started
  socket.on('close', (code) => console.log('close:', code));
});
