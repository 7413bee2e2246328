const socket = new WebSocket(process.env.SERVER_URL ?? 'ws://localhost:8000');
const patience = setTimeout(() => socket.close(), 60_000);
let received = 0;

socket.addEventListener('open', () => {
  clearTimeout(patience);
  socket.send('hello');
});
socket.addEventListener('message', function onPush() {
  received += 1;
  if (received !== 3) return;
  socket.removeEventListener('message', onPush);
  socket.close(1000, 'done');
});
// Sigue en marcha después / It lives on afterwards
setInterval(() => console.log('still here'), 10_000);
