const socket = new WebSocket(process.env.SERVER_URL ?? 'ws://localhost:8000');
let received = 0;
socket.onopen = () => socket.send('hello');
socket.onmessage = () => {
  received += 1;
  if (received === 3) socket.close(1000, 'done');
};
socket.onclose = ({ reason }) => {
  throw new Error(reason);
};
