import { on } from 'node:events';
import { WebSocketServer, type WebSocket } from 'ws';
import { addMonitor, serve } from './handler.ts';

class Connection {
  socket: WebSocket;
  messages;
  closed: Promise<number>;

  constructor(socket: WebSocket) {
    this.socket = socket;
    this.closed = new Promise((resolve) => socket.on('close', resolve));
    // It listens to 'error' as well, and gives first what came before the end.
    this.messages = on(socket, 'message', { close: ['close'] });
  }

  async receive(): Promise<string> {
    const next = await this.messages.next().catch(() => ({ value: undefined }));
    if (next.value) return String(next.value[0]);
    throw Object.assign(new Error('closed'), { code: await this.closed });
  }

  send(text: string) {
    this.socket.send(text, { binary: false });
  }
}

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket, request) => {
  const path = request.url ?? '/';
  if (path === '/monitor') return addMonitor(socket);
  void serve(new Connection(socket), path.replace('/c/', ''));
});
