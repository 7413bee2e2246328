const socket = new WebSocket(process.env.SERVER_URL ?? 'ws://localhost:8000');
const texts = new Set<unknown>();
socket.onopen = () => socket.send('hello');
socket.onmessage = ({ data }) => {
  texts.add(data);
  if (texts.size === 3) socket.close(1000, 'done');
};
