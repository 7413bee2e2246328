import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const people = new Set<WebSocket>();
let name = '';

server.on('connection', (socket, request) => {
  name = request.url?.slice(1) ?? '';
  people.add(socket);

  socket.on('message', (data) => {
    for (const person of people) {
      if (person !== socket) person.send(`${name}: ${data.toString()}`);
    }
  });

  socket.on('close', () => {
    people.delete(socket);
    for (const person of people) person.send(`- ${name}`);
  });
  socket.on('error', (error) => console.error(error.message));
});
