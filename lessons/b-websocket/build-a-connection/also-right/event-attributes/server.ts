import { WebSocketServer, type WebSocket } from 'ws';
import { addMonitor, serve } from './handler.ts';

class Connection {
  private socket: WebSocket;
  private inbox: string[] = [];
  private wake = () => {};
  private closeCode?: number;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.onerror = () => {};
    socket.onmessage = ({ data }) => {
      this.inbox.push(String(data));
      this.wake();
    };
    socket.onclose = ({ code }) => {
      this.closeCode = code;
      this.wake();
    };
  }

  async receive() {
    while (this.inbox.length === 0) {
      if (this.closeCode !== undefined) throw { code: this.closeCode };
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    return this.inbox.shift()!;
  }

  send = (text: string) => {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(text);
  };
}

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket, request) => {
  const path = request.url ?? '/';
  if (path === '/monitor') return addMonitor(socket);
  void serve(new Connection(socket), path.replace('/c/', ''));
});
