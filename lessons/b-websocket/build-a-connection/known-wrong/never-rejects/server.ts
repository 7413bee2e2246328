import { WebSocketServer, type WebSocket } from 'ws';
import { addMonitor, serve } from './handler.ts';

class Connection {
  readonly #socket: WebSocket;
  readonly #queue: string[] = [];
  readonly #waiters: ((text: string) => void)[] = [];

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      const waiter = this.#waiters.shift();
      if (waiter) waiter(data.toString());
      else this.#queue.push(data.toString());
    });
    socket.on('error', console.error);
    socket.on('close', (code) => console.log('closed', code));
  }

  receive(): Promise<string> {
    const text = this.#queue.shift();
    if (text !== undefined) return Promise.resolve(text);
    return new Promise((resolve) => this.#waiters.push(resolve));
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
