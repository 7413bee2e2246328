// ① Decidir / Decide: a qué dirección / which address
const address = process.env.SERVER_URL ?? 'ws://localhost:8000';

// ② Aceptar / Accept: lo hace el servidor, cuando quiere / the server does, when it likes
const socket = new WebSocket(address);
// TODO: ¿está abierta ya? / TODO: is it open yet?
socket.send('hello');

// ③ Recibir / Receive
socket.addEventListener('message', (event) => {
  console.log('received:', event.data);
  // ④ Responder / Reply: cuenta, sin contestar / count, without answering
});

// ⑤ Limpiar / Clean up
// TODO: al tercer mensaje, cierra con código y motivo
// TODO: on the third message, close with a code and a reason
