import { setTimeout as wait } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';
import { addMonitor, serve } from './handler.ts';

class Connection {
  readonly #socket: WebSocket;
  readonly #inbox: string[] = [];
  #code: number | null = null;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#inbox.push(String(data));
    socket.onerror = ({ message }) => console.log(message);
    socket.onclose = ({ code }) => (this.#code = code);
  }

  async receive(): Promise<string> {
    while (true) {
      const text = this.#inbox.shift();
      if (text !== undefined) return text;
      if (this.#code !== null) throw Object.assign(new Error('closed'), { code: this.#code });
      await wait(5);
    }
  }

  send(text: string): void {
    this.#socket.send(text, () => undefined);
  }
}

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket, request) => {
  const path = request.url ?? '/';
  if (path === '/monitor') return addMonitor(socket);
  void serve(new Connection(socket), path.replace('/c/', ''));
});
