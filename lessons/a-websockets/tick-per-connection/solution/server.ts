import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  // ① Decidir / Decide: aquí se atiende a cualquiera / anybody is served here
  // ② Aceptar / Accept: ws ya ha aceptado / ws has accepted already
  // ③ Recibir / Receive: nada / nothing
  socket.on('error', console.error);

  // ④ Responder / Reply: sin que nadie pregunte / without being asked
  let ticks = 0;
  socket.send('welcome');
  const timer = setInterval(() => {
    ticks += 1;
    socket.send(`tick ${ticks}`);
  }, 100);

  // ⑤ Limpiar / Clean up
  socket.on('close', () => clearInterval(timer));
});
