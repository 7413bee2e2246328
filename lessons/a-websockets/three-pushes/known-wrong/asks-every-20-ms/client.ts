const socket = new WebSocket(process.env.SERVER_URL ?? 'ws://localhost:8000');
socket.onopen = () => {
  socket.send('hello');
  const timer = setInterval(() => socket.send('anything new?'), 20);
  socket.onclose = () => clearInterval(timer);
};
let received = 0;
socket.onmessage = () => {
  received += 1;
  if (received === 3) socket.close(1000, 'done');
};
