const socket = new WebSocket(process.env.SERVER_URL ?? 'ws://localhost:8000');
let received = 0;

const timer = setInterval(() => {
  if (socket.readyState !== WebSocket.OPEN) return;
  clearInterval(timer);
  socket.send('hello');
}, 10);
socket.onmessage = () => {
  received += 1;
  if (received === 3) socket.close(1000, 'done');
};
