const socket = new WebSocket(process.env.SERVER_URL ?? 'ws://localhost:8000');
let received = 0;
socket.onmessage = () => {
  received += 1;
  if (received === 1) socket.send('hello');
  if (received === 3) socket.close(1000, 'done');
};
