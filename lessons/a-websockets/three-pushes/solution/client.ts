// ① Decidir / Decide
const address = process.env.SERVER_URL ?? 'ws://localhost:8000';

// ② Aceptar / Accept: espera el 101 / wait for the 101
const socket = new WebSocket(address);
let received = 0;

socket.addEventListener('open', () => socket.send('hello'));

// ③ Recibir / Receive
socket.addEventListener('message', (event) => {
  console.log('received:', event.data);
  received += 1;
  // ④ Responder / Reply: no hace falta / no need to
  // ⑤ Limpiar / Clean up
  if (received === 3) socket.close(1000, 'done');
});

socket.addEventListener('close', (event) => console.log('close:', event.code, event.reason));
