const socket = new WebSocket(process.env.SERVER_URL ?? 'ws://localhost:8000');
let received = 0;
socket.onopen = () => socket.send('hello');
socket.onmessage = ({ data }) => {
  if (!data) return;
  received += 1;
  if (received === 3) socket.close(1000, 'done');
};
