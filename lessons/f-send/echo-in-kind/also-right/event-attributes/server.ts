import { WebSocketServer, type WebSocket } from 'ws';

class Echo {
  #received = 0;
  readonly #socket: WebSocket;
  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.onmessage = ({ data }) => this.#answer(data as string | ArrayBuffer);
    socket.onerror = () => undefined;
  }
  #answer(data: string | ArrayBuffer): void {
    this.#received += 1;
    // Aquí ws ya ha separado cadenas y bytes / Here ws has told strings from bytes already
    this.#socket.send(data === 'json' ? JSON.stringify({ n: this.#received }) : data);
  }
}

new WebSocketServer({ port: Number(process.env.PORT ?? 8000) }).on('connection', (socket) => {
  new Echo(socket);
});
