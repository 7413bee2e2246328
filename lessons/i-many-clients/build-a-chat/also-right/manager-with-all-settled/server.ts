import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

class ConnectionManager {
  readonly #names = new Map<WebSocket, string>();

  connect(socket: WebSocket, name: string): void {
    this.#names.set(socket, name);
    socket.on('message', (data) => void this.broadcast(`${name}: ${data}`, socket));
    socket.once('close', () => this.disconnect(socket));
    socket.on('error', () => socket.terminate());
  }

  disconnect(socket: WebSocket): void {
    const name = this.#names.get(socket);
    if (this.#names.delete(socket)) void this.broadcast(`- ${name}`);
  }

  async broadcast(text: string, except?: WebSocket): Promise<void> {
    const others = [...this.#names.keys()].filter((socket) => socket !== except);
    await Promise.allSettled(others.map((socket) => send(socket, text)));
  }
}

function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });
}

const manager = new ConnectionManager();
const http = createServer();
const sockets = new WebSocketServer({ noServer: true });
http.on('upgrade', (request, stream, head) => {
  sockets.handleUpgrade(request, stream, head, (socket) => {
    manager.connect(socket, (request.url ?? '/').slice(1));
  });
});
http.listen(Number(process.env.PORT ?? 8000));
