import { WebSocketServer, type WebSocket } from 'ws';

type Person = { name: string; socket: WebSocket };
let people: Person[] = [];

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
server.on('connection', (socket, request) => {
  const me: Person = { name: request.url!.substring(1), socket };
  people.push(me);
  const tell = (text: string) => {
    for (const person of people) {
      if (person === me) continue;
      try {
        person.socket.send(text);
      } catch (error) {
        console.error(error);
      }
    }
  };
  socket.addEventListener('message', ({ data }) => tell(`${me.name}: ${data}`));
  socket.addEventListener('error', () => {});
  socket.addEventListener('close', () => {
    people = people.filter((person) => person !== me);
    tell(`- ${me.name}`);
  });
});
