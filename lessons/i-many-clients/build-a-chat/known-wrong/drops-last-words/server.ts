import { setTimeout as wait } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const people = new Set<WebSocket>();

server.on('connection', (socket, request) => {
  const name = request.url?.slice(1) ?? '';
  people.add(socket);
  socket.on('error', (error) => console.error(error.message));
  socket.on('message', async (data) => {
    await wait(20);
    if (people.has(socket)) broadcast(`${name}: ${data.toString()}`, socket);
  });
  socket.on('close', () => {
    people.delete(socket);
    broadcast(`- ${name}`);
  });
});

function broadcast(text: string, except?: WebSocket): void {
  for (const person of people) if (person !== except) person.send(text);
}
