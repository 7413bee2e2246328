const socket = new WebSocket(process.env.SERVER_URL ?? 'ws://localhost:8000');
socket.onopen = () => socket.send('hello');
socket.onmessage = ({ data }) => {
  const number = Number(String(data).split(' ')[1]);
  if (number >= 3) socket.close(1000, 'done');
};
