const address = process.env.SERVER_URL ?? 'ws://localhost:8000';
let pushes = 0;
function connect() {
  const socket = new WebSocket(address);
  socket.onopen = () => socket.send('hello');
  socket.onmessage = () => {
    pushes += 1;
    if (pushes === 3) socket.close(1000, 'done');
  };
  socket.onclose = () => setTimeout(connect, 30_000);
}
connect();
