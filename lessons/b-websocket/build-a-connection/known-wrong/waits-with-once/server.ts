import { WebSocketServer, type WebSocket } from 'ws';
import { addMonitor, serve } from './handler.ts';

class Connection {
  readonly #socket: WebSocket;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('error', console.error);
  }

  receive(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#socket.once('message', (data) => resolve(data.toString()));
      this.#socket.once('close', (code) => {
        reject(Object.assign(new Error('closed'), { code }));
      });
    });
  }

  send(text: string): void {
    this.#socket.send(text);
  }
}

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket, request) => {
  const path = request.url ?? '/';
  if (path === '/monitor') return addMonitor(socket);
  void serve(new Connection(socket), path.replace('/c/', ''));
});
