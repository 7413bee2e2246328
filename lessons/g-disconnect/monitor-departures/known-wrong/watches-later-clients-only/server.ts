import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket, request) => {
  socket.on('error', (error) => console.error(error.message));
  if (request.url === '/monitor') {
    server.on('connection', (client, { url = '' }) => {
      if (url === '/monitor') return;
      const left = url.slice('/c/'.length);
      client.on('close', (code) => socket.send(JSON.stringify({ left, code })));
    });
    return;
  }
  socket.on('message', (data) => {
    socket.send(data.toString());
  });
});
