import { once } from 'node:events';
import WebSocket from 'ws';

const address = process.env.SERVER_URL ?? 'ws://localhost:8000';
const names = ['alba', 'beto', 'cira', 'dani', 'elsa', 'fito'];
const people: WebSocket[] = [];

for (const name of names) {
  const socket = new WebSocket(`${address}/${name}`);
  socket.on('message', (data) => console.log(`${name} heard "${data.toString()}"`));
  socket.on('error', () => undefined);
  await once(socket, 'open');
  people.push(socket);
}

// beto se corta y dani deja de leer / beto is cut and dani stops reading
people[1]?.terminate();
people[3]?.pause();

setTimeout(() => people[0]?.send('¿me oyen todos?'), 100);
setTimeout(() => people[5]?.send('sí'), 200);
setTimeout(() => people[3]?.resume(), 1000);
