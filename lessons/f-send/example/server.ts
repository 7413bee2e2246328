import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const value = 'hola';

server.on('connection', (socket) => {
  socket.on('error', console.error);

  socket.on('message', (data, isBinary) => {
    if (data.toString() === 'flood') return flood(socket);
    // ④ Responder / Reply: en la clase en que llegó / in the kind in which it came
    socket.send(data, { binary: isBinary });
  });

  // ④ Cinco maneras / Five ways
  socket.send(value);
  socket.send(Buffer.from(value));
  socket.send(42);
  socket.send(JSON.stringify({ value }));
  try {
    socket.send({ value } as never);
  } catch (error) {
    console.log('object:', String(error));
  }
});

function flood(socket: WebSocket): void {
  for (let sent = 0; sent < 120; sent += 1) socket.send(new Uint8Array(65_536));
  let looks = 0;
  const timer = setInterval(() => {
    looks += 1;
    console.log('bufferedAmount:', socket.bufferedAmount);
    if (socket.bufferedAmount === 0 || looks === 6) clearInterval(timer);
  }, 500);
  socket.on('close', () => clearInterval(timer));
}
