const socket = new WebSocket(process.env.SERVER_URL ?? 'ws://localhost:8000');
socket.onopen = () => {
  socket.send('hello');
  socket.close(1000, 'done');
};
