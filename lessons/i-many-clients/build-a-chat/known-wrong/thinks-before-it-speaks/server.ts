import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const people = new Set<WebSocket>();

server.on('connection', (socket, request) => {
  const name = request.url?.slice(1) ?? '';
  people.add(socket);
  socket.on('error', (error) => console.error(error.message));
  socket.on('message', (data) => {
    const text = data.toString();
    setTimeout(() => broadcast(`${name}: ${text}`, socket), Math.min(200, text.length / 10));
  });
  socket.on('close', () => {
    people.delete(socket);
    broadcast(`- ${name}`);
  });
});

function broadcast(text: string, except?: WebSocket): void {
  for (const person of people) if (person !== except) person.send(text);
}
