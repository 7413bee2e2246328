import WebSocket from 'ws';

const address = process.env.SERVER_URL ?? 'ws://localhost:8000';

for (const path of ['/ws', '/time', '/nothing']) {
  const socket = new WebSocket(`${address}${path}`);
  socket.on('open', () => {
    if (path === '/ws') socket.send('hola');
  });
  socket.on('message', (data) => {
    console.log(path, data.toString());
    if (path === '/ws') socket.close(1000);
  });
  socket.on('unexpected-response', (_, response) => {
    console.log(path, 'HTTP', response.statusCode);
    response.resume();
  });
  socket.on('error', (error) => console.log(path, error.message));
  socket.on('close', (code) => console.log(path, 'close', code));
}

const answer = await fetch(`${address.replace('ws', 'http')}/`);
console.log('GET /', answer.status, await answer.text());
