import { createWebSocketStream, WebSocketServer, type WebSocket } from 'ws';
import { addMonitor, serve } from './handler.ts';

class Connection {
  readonly #socket: WebSocket;
  readonly #texts: AsyncIterator<unknown>;
  readonly #code: Promise<number>;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    this.#code = new Promise((resolve) => socket.on('close', resolve));
    const stream = createWebSocketStream(socket, { readableObjectMode: true });
    stream.on('error', console.error);
    this.#texts = stream[Symbol.asyncIterator]();
  }

  async receive(): Promise<string> {
    const next = await this.#texts.next().catch(() => undefined);
    if (next && !next.done) return String(next.value);
    throw Object.assign(new Error('closed'), { code: await this.#code });
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
