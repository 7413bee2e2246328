import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const people = new Set<WebSocket>();

server.on('connection', (socket, request) => {
  const name = request.url?.slice(1) ?? '';
  if (!/^[a-z]{1,8}$/.test(name)) return socket.close(1008);
  people.add(socket);
  socket.on('message', (data) => {
    const text = data.toString();
    for (const person of people) {
      if (person !== socket) person.send(`${name}: ${text}`);
    }
  });
  socket.on('error', console.error);
  socket.on('close', () => {
    people.delete(socket);
    for (const person of people) person.send(`- ${name}`);
  });
});
