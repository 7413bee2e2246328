import { WebSocketServer, type WebSocket } from 'ws';
import { addMonitor, serve } from './handler.ts';

class Connection {
  readonly #socket: WebSocket;
  readonly #queue: Promise<string>[] = [];
  #waiter: ((text: Promise<string>) => void) | undefined;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('error', console.error);
    socket.on('message', (data) => this.#add(Promise.resolve(data.toString())));
    socket.on('close', (code) => {
      this.#add(Promise.reject(Object.assign(new Error('closed'), { code })));
    });
  }

  #add(text: Promise<string>): void {
    if (this.#waiter) this.#waiter(text);
    else this.#queue.push(text);
    this.#waiter = undefined;
  }

  receive(): Promise<string> {
    return this.#queue.shift() ?? new Promise((resolve) => (this.#waiter = resolve));
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
