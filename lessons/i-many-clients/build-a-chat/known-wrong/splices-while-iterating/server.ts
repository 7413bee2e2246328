import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const people: WebSocket[] = [];

server.on('connection', (socket, request) => {
  const name = request.url?.slice(1) ?? '';
  people.push(socket);
  socket.on('error', (error) => console.error(error.message));
  socket.on('message', (data) => broadcast(`${name}: ${data.toString()}`, socket));
  socket.on('close', () => broadcast(`- ${name}`));
});

function broadcast(text: string, except?: WebSocket): void {
  for (const person of people) {
    if (person.readyState !== person.OPEN) people.splice(people.indexOf(person), 1);
    else if (person !== except) person.send(text);
  }
}
