import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const people = new Set<WebSocket>();

server.on('connection', (socket, request) => {
  const name = request.url?.slice(1) ?? '';
  people.add(socket);
  socket.on('error', (error) => console.error(error.message));
  socket.on('message', (data) => broadcast(`${name}: ${data.toString()}`, socket));
  socket.on('close', () => broadcast(`- ${name}`, socket));
});

async function broadcast(text: string, except?: WebSocket): Promise<void> {
  for (const person of people) {
    if (person !== except) await send(person, text);
  }
}

function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });
}
