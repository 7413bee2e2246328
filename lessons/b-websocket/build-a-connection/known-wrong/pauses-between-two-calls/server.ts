import { WebSocketServer, type WebSocket } from 'ws';
import { addMonitor, serve } from './handler.ts';

class Connection {
  readonly #socket: WebSocket;
  #code: number | undefined;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.pause();
    socket.on('error', console.error);
    socket.on('close', (code) => (this.#code = code));
  }

  receive(): Promise<string> {
    return new Promise((resolve, reject) => {
      const fail = () => reject(Object.assign(new Error(), { code: this.#code }));
      if (this.#code !== undefined) return fail();
      this.#socket.once('close', fail);
      this.#socket.once('message', (data) => {
        this.#socket.off('close', fail);
        this.#socket.pause();
        resolve(data.toString());
      });
      this.#socket.resume();
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
