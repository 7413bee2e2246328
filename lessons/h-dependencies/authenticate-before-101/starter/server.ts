import { WebSocketServer } from 'ws';

const users = { 'ana-1': 'ana', 'beto-2': 'beto' };
const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket, request) => {
  // ① Decidir / Decide
  // TODO: quién es, antes del 101; y de qué origen viene
  // TODO: who it is, before the 101; and from what origin
  const { searchParams } = new URL(`http://localhost${request.url ?? '/'}`);
  console.log('token:', searchParams.get('token'), 'of', Object.keys(users));

  // ② Aceptar / Accept: aquí ws ya ha aceptado / here ws has accepted already
  socket.send('hello nobody');

  // ③ Recibir / Receive
  socket.on('message', (data) => {
    // ④ Responder / Reply
    if (data.toString() === 'who') socket.send('nobody');
  });

  // ⑤ Limpiar / Clean up
  socket.on('error', (error) => console.error(error.message));
});
