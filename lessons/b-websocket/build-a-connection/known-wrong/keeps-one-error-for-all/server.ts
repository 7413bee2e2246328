import { WebSocketServer, type WebSocket } from 'ws';
import { addMonitor, serve } from './handler.ts';

const closed = Object.assign(new Error('closed'), { code: 1006 });

class Connection {
  readonly #socket: WebSocket;
  readonly #queue: string[] = [];
  #waiting: { resolve: (text: string) => void; reject: (error: Error) => void } | undefined;
  #end: Error | undefined;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#take(data.toString()));
    socket.on('error', console.error);
    socket.on('close', (code) => {
      this.#end = Object.assign(closed, { code });
      this.#waiting?.reject(this.#end);
    });
  }

  #take(text: string): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting) waiting.resolve(text);
    else this.#queue.push(text);
  }

  receive(): Promise<string> {
    const text = this.#queue.shift();
    if (text !== undefined) return Promise.resolve(text);
    if (this.#end) return Promise.reject(this.#end);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
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
