import WebSocket from 'ws';

const address = process.env.SERVER_URL ?? 'ws://localhost:8000';

const farewells: Record<string, (socket: WebSocket) => void> = {
  alba: (socket) => socket.close(1000, 'done'),
  beto: (socket) => socket.close(),
  cira: (socket) => socket.close(1001),
  dani: (socket) => socket.terminate(),
};

for (const [name, leave] of Object.entries(farewells)) {
  const socket = new WebSocket(`${address}/${name}`);
  socket.on('open', () => leave(socket));
  socket.on('error', (error) => console.log(name, error.message));
}
