const socket = new WebSocket(process.env.SERVER_URL ?? 'ws://localhost:8000');
let left = 3;

socket.onopen = () => {
  socket.send('hello');
};
socket.onmessage = ({ data }) => {
  console.log(data);
  if (--left === 0) socket.close(1000, 'done');
};
socket.onerror = () => console.log('the connection failed');
