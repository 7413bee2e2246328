const address = process.env.SERVER_URL ?? 'ws://localhost:8000';
let received = 0;

function connect(): void {
  const socket = new WebSocket(address);
  socket.onopen = () => socket.send('hello');
  socket.onmessage = () => {
    received += 1;
    socket.close(1000, 'done');
    if (received < 3) connect();
  };
}

connect();
