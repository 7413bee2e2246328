import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

class Ticker {
  #ticks = 0;
  readonly #socket: WebSocket;
  readonly #timer: NodeJS.Timeout;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    this.#timer = setInterval(() => this.#tick(), 100);
    socket.onerror = () => {};
    socket.onclose = () => clearInterval(this.#timer);
    socket.send('welcome');
  }

  #tick(): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#ticks += 1;
    this.#socket.send('tick ' + String(this.#ticks));
  }
}

server.on('connection', (socket) => new Ticker(socket));
