import WebSocket from 'ws';

const socket = new WebSocket(process.env.SERVER_URL ?? 'ws://localhost:8000');
let received = 0;

socket.on('message', (data, isBinary) => {
  received += 1;
  // Como lo vería un navegador / As a browser would see it
  console.log(received, isBinary ? data : `'${data.toString()}'`);
  if (received === 4) socket.send('adiós');
  if (received === 5) socket.close(1000, 'done');
});
socket.on('error', (error) => console.log('error:', error.message));
