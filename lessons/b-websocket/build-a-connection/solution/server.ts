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
      if (waiter) waiter.resolve(data.toString());
      else this.#queue.push(data.toString());
    });
    // ⑤ Limpiar / Clean up: tras error siempre llega close / close always follows error
    socket.on('error', (error) => console.error(error.message));
    socket.on('close', (code) => {
      this.#end = new ConnectionClosed(code);
      for (const waiter of this.#waiters.splice(0)) waiter.reject(this.#end);
    });
  }

  // ③ Recibir / Receive: primero lo que ya llegó, después el cierre
  // first what came already, then the close
  receive(): Promise<string> {
    const text = this.#queue.shift();
    if (text !== undefined) return Promise.resolve(text);
    if (this.#end) return Promise.reject(this.#end);
    return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }));
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
