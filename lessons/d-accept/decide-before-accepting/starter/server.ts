import { setTimeout as wait } from 'node:timers/promises';
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', async (socket) => {
  // ② Aceptar / Accept: aquí ya es tarde, ws ha respondido 101 / too late here, ws has answered 101
  // ① Decidir / Decide
  // TODO: decide antes del 101: en el evento upgrade, con noServer: true
  // TODO: decide before the 101: on the upgrade event, with noServer: true
  await check();

  // ④ Responder / Reply
  socket.send('ready');

  // ③ Recibir / Receive
  socket.on('message', (data) => socket.send(`echo: ${data.toString()}`));

  // ⑤ Limpiar / Clean up
  socket.on('error', (error) => console.error(error.message));
});

async function check(): Promise<void> {
  await wait(50);
}
