const address = process.env.SERVER_URL ?? 'ws://localhost:8000';

function connect(): void {
  const socket = new WebSocket(address);
  let received = 0;
  socket.onopen = () => socket.send('hello');
  socket.onmessage = () => {
    received += 1;
    if (received === 3) socket.close(1000, 'done');
  };
  socket.onclose = () => setTimeout(connect, 1000);
}

connect();
