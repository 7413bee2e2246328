import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
let people: WebSocket[] = [];

server.on('connection', (socket, request) => {
  const name = request.url?.slice(1) ?? '';
  people = [socket, ...people].slice(0, 2);
  socket.on('error', (error) => console.error(error.message));
  socket.on('message', (data) => broadcast(`${name}: ${data.toString()}`, socket));
  socket.on('close', () => {
    people = people.filter((person) => person !== socket);
    broadcast(`- ${name}`);
  });
});

function broadcast(text: string, except?: WebSocket): void {
  for (const person of people) if (person !== except) person.send(text);
}
