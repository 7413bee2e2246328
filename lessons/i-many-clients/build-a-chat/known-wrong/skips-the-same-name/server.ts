import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const people = new Map<WebSocket, string>();

server.on('connection', (socket, request) => {
  const name = request.url?.slice(1) ?? '';
  people.set(socket, name);
  socket.on('error', (error) => console.error(error.message));
  socket.on('message', (data) => broadcast(`${name}: ${data.toString()}`, name));
  socket.on('close', () => {
    people.delete(socket);
    broadcast(`- ${name}`);
  });
});

function broadcast(text: string, except?: string): void {
  for (const [person, name] of people) if (name !== except) person.send(text);
}
