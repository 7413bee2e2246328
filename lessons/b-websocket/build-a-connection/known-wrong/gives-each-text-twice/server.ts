import { WebSocketServer, type WebSocket } from 'ws';
import { addMonitor, serve } from './handler.ts';

class ConnectionClosed extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`The connection closed with ${code}`);
    this.code = code;
  }
}

type Waiter = { resolve: (text: string) => void; reject: (error: Error) => void };

class Connection {
  readonly #socket: WebSocket;
  readonly #queue: string[] = [];
  readonly #waiters: Waiter[] = [];
  #end: ConnectionClosed | undefined;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      const waiter = this.#waiters.shift();
      waiter?.resolve(data.toString());
      this.#queue.push(data.toString());
    });
    socket.on('error', (error) => console.error(error.message));
    socket.on('close', (code) => {
      this.#end = new ConnectionClosed(code);
      for (const waiter of this.#waiters.splice(0)) waiter.reject(this.#end);
    });
  }

  receive(): Promise<string> {
    const text = this.#queue.shift();
    if (text !== undefined) return Promise.resolve(text);
    if (this.#end) return Promise.reject(this.#end);
    return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }));
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
