import { WebSocketServer, type WebSocket } from 'ws';
import { addMonitor, serve } from './handler.ts';

class Connection {
  readonly #socket: WebSocket;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    // ⑤ Limpiar / Clean up
    // TODO: ¿y si la conexión se cierra, o falla? / TODO: what if the connection closes, or fails?
  }

  // ③ Recibir / Receive
  receive(): Promise<string> {
    // TODO: entre dos llamadas, ¿quién escucha? / TODO: between two calls, who listens?
    return new Promise((resolve) => {
      this.#socket.once('message', (data) => resolve(data.toString()));
    });
  }

  // ④ Responder / Reply
  send(text: string): void {
    this.#socket.send(text);
  }
}

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket, request) => {
  // ① Decidir / Decide: ¿monitor o cliente? / monitor or client?
  const path = request.url ?? '/';
  if (path === '/monitor') return addMonitor(socket);

  // ② Aceptar / Accept: ws ya ha aceptado / ws has accepted already
  void serve(new Connection(socket), path.replace('/c/', ''));
});
