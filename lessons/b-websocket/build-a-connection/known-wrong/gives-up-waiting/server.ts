import { WebSocketServer, type WebSocket } from 'ws';
import { addMonitor, serve } from './handler.ts';

class Connection {
  q: string[] = [];
  w: any[] = [];
  err: any;
  constructor(private socket: WebSocket) {
    socket.on('message', (d) => {
      const w = this.w.shift();
      if (w) w.resolve(d.toString());
      else this.q.push(d.toString());
    });
    socket.on('close', (code) => {
      this.err = Object.assign(new Error('closed'), { code });
      for (const w of this.w) w.reject(this.err);
      this.w = [];
    });
    socket.on('error', () => {});
  }
  receive(): Promise<string> {
    if (this.q.length) return Promise.resolve(this.q.shift()!);
    if (this.err) return Promise.reject(this.err);
    return new Promise((resolve, reject) => {
      this.w.push({ resolve, reject });
      setTimeout(() => reject(Object.assign(new Error('t'), { code: 1006 })), 600_000);
    });
  }
  send(text: string): void {
    this.socket.send(text);
  }
}
const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
server.on('connection', (socket, request) => {
  const path = request.url ?? '/';
  if (path === '/monitor') return addMonitor(socket);
  void serve(new Connection(socket), path.replace('/c/', ''));
});
