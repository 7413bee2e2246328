import { WebSocketServer, type WebSocket } from 'ws';
import { addMonitor, serve } from './handler.ts';

// Each message has its promise, made by whoever comes first: the message or who asks for it.
class Slots<Value> {
  readonly #slots: PromiseWithResolvers<Value>[] = [];
  #put = 0;
  #taken = 0;

  #slot(at: number): PromiseWithResolvers<Value> {
    return (this.#slots[at] ??= Promise.withResolvers<Value>());
  }

  put(value: Value): void {
    this.#slot(this.#put++).resolve(value);
  }

  fail(error: Error): void {
    const slot = this.#slot(this.#put);
    slot.promise.catch(() => undefined);
    slot.reject(error);
  }

  take(): Promise<Value> {
    return this.#slot(this.#taken++).promise;
  }
}

class Connection {
  readonly #slots = new Slots<string>();
  readonly #socket: WebSocket;

  constructor(socket: WebSocket) {
    this.#socket = socket
      .on('message', (data) => this.#slots.put(`${data}`))
      .on('close', (code) => this.#slots.fail(Object.assign(new Error('gone'), { code })))
      .on('error', () => undefined);
  }

  receive = () => this.#slots.take();

  send(text: string) {
    this.#socket.send(text, () => undefined);
  }
}

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket, request) => {
  const path = request.url ?? '/';
  if (path === '/monitor') return addMonitor(socket);
  void serve(new Connection(socket), path.replace('/c/', ''));
});
