import { WebSocketServer, type WebSocket } from "ws";
import { addMonitor, serve } from "./handler.ts";

class Connection {
  readonly #socket: WebSocket;
  #queue: string[] = [];
  #waiting: { resolve: (text: string) => void; reject: (error: Error) => void } | undefined;
  #error: Error | undefined;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('error', console.error);
    socket.on('message', (data) => {
      if (this.#waiting) {
        this.#waiting.resolve(data.toString());
        this.#waiting = undefined;
      } else this.#queue.push(data.toString());
    });
    socket.on('close', (code) => {
      this.#error = Object.assign(new Error('closed'), { code });
      this.#waiting?.reject(this.#error);
      this.#waiting = undefined;
    });
  }
  receive(): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.#queue.length > 0) resolve(this.#queue.shift()!);
      else if (this.#error) reject(this.#error);
      else this.#waiting = { resolve, reject };
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
  void serve(new Connection(socket), path.split('/')[1]);
});
