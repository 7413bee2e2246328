import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const people = new Set<WebSocket>();

server.on('connection', (socket, request) => {
  // ① Decidir / Decide: cualquiera puede entrar / anybody may come in
  // ② Aceptar / Accept: ws ya ha aceptado / ws has accepted already
  const name = request.url?.slice(1) ?? '';
  people.add(socket);

  // ③ Recibir / Receive
  socket.on('message', (data) => {
    // ④ Responder / Reply: a todos los demás / to all the others
    broadcast(`${name}: ${data.toString()}`, socket);
  });

  // ⑤ Limpiar / Clean up: después de error siempre llega close / close always follows error
  socket.on('error', (error) => console.error(error.message));
  socket.on('close', () => {
    people.delete(socket);
    broadcast(`- ${name}`);
  });
});

function broadcast(text: string, except?: WebSocket): void {
  for (const person of people) {
    if (person !== except) person.send(text);
  }
}
