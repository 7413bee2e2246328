import { WebSocketServer, WebSocket, type RawData } from 'ws';

class SchemaError extends Error {}

class Connection {
  readonly #socket: WebSocket;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('error', () => socket.terminate());
  }

  #receive(data: RawData, isBinary: boolean): void {
    const bytes = data as Buffer;
    if (isBinary) this.#send(`bytes:${bytes.length}`);
    else if (bytes[0] === 0x7b) this.#send(JSON.stringify(this.#answer(bytes.toString('utf8'))));
    else this.#send(`text:${bytes.toString('utf8').length}`);
  }

  #answer(text: string): { ok: boolean; r?: number; error?: string } {
    try {
      return { ok: true, r: this.#sum(JSON.parse(text) as Record<string, unknown>) };
    } catch (error) {
      return { ok: false, error: error instanceof SchemaError ? 'schema' : 'json' };
    }
  }

  #sum(message: Record<string, unknown>): number {
    if (message['op'] !== 'sum') throw new SchemaError();
    const numbers = [message['a'], message['b']].filter((value) => typeof value === 'number');
    if (numbers.length !== 2) throw new SchemaError();
    return numbers.reduce((sum, value) => sum + value, 0);
  }

  #send(text: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
  }
}

new WebSocketServer({ port: Number(process.env.PORT ?? 8000) }).on(
  'connection',
  (socket) => new Connection(socket),
);
