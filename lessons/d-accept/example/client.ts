const address = process.env.SERVER_URL ?? 'ws://localhost:8000';

// El WebSocket de un navegador / The WebSocket of a browser
for (const path of ['/accept', '/reject', '/close']) {
  const socket = new WebSocket(`${address}${path}`);
  console.log(path, 'readyState:', socket.readyState);
  socket.onopen = () => {
    console.log(path, 'open');
    if (path === '/accept') socket.send('hola');
  };
  socket.onmessage = ({ data }) => {
    console.log(path, data);
    socket.close(1000);
  };
  socket.onclose = ({ code, reason }) => console.log(path, 'close:', code, reason);
}
