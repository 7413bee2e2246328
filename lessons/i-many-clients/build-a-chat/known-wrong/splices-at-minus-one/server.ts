import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
type Person = { name: string; socket: WebSocket };
const people: Person[] = [];

server.on('connection', (socket, request) => {
  const name = request.url?.slice(1) ?? '';
  people.push({ name, socket });
  socket.on('error', (error) => console.error(error.message));
  socket.on('message', (data) => broadcast(`${name}: ${data.toString()}`, socket));
  socket.on('close', () => {
    people.splice(people.indexOf({ name, socket }), 1);
    broadcast(`- ${name}`);
  });
});

function broadcast(text: string, except?: WebSocket): void {
  for (const person of people) if (person.socket !== except) person.socket.send(text);
}
