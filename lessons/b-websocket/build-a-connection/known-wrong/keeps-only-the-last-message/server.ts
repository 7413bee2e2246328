import { WebSocketServer, type WebSocket } from 'ws';
import { addMonitor, serve } from './handler.ts';

class Connection {
  readonly #socket: WebSocket;
  #last: string | undefined;
  #wake: (() => void) | undefined;
  #code: number | undefined;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      this.#last = data.toString();
      this.#wake?.();
    });
    socket.on('error', console.error);
    socket.on('close', (code) => {
      this.#code = code;
      this.#wake?.();
    });
  }

  async receive(): Promise<string> {
    while (this.#last === undefined) {
      if (this.#code !== undefined) throw Object.assign(new Error(), { code: this.#code });
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    const text = this.#last;
    this.#last = undefined;
    return text;
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
