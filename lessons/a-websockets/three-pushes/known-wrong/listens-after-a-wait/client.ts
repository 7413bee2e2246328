const socket = new WebSocket(process.env.SERVER_URL ?? 'ws://localhost:8000');
await new Promise((resolve) => socket.addEventListener('open', resolve));
await new Promise((resolve) => setTimeout(resolve, 10));
socket.send('hello');
let pushes = 0;
socket.addEventListener('message', () => {
  pushes += 1;
  if (pushes === 3) socket.close(1000, 'done');
});
