import WebSocket from 'ws';

const socket = new WebSocket(process.env.SERVER_URL ?? 'ws://localhost:8000');

const steps = [
  () => socket.send('hola'),
  () => socket.send(Buffer.from([0xff, 0x00, 0x80])),
  () => socket.send(JSON.stringify({ op: 'sum', a: 2, b: 3 })),
  () => socket.send('{mal'),
  sendInTwoFrames,
  () => socket.close(1000, 'done'),
];

// Un paso al abrirse la conexión y otro por respuesta
// One step when the connection opens, one for each answer
socket.on('open', takeNextStep);
socket.on('message', (data: Buffer) => {
  console.log('answer:', data.toString());
  takeNextStep();
});
socket.on('close', (code, reason) => console.log('closed:', code, reason.toString()));
socket.on('error', (error) => console.log('error:', error.message));

function takeNextStep(): void {
  steps.shift()?.();
}

function sendInTwoFrames(): void {
  socket.send('ho', { fin: false });
  socket.send('la', { fin: true });
}
