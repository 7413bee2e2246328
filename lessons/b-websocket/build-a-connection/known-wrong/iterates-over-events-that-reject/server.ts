import { on } from 'node:events';
import { WebSocketServer, type WebSocket } from 'ws';
import { addMonitor, serve } from './handler.ts';
class Connection {
  private iterator: AsyncIterator<[Buffer, boolean]>;
  private code = 1006;
  constructor(private ws: WebSocket) {
    this.iterator = on(ws as any, 'message', { close: ['closed-at-last'] })[Symbol.asyncIterator]() as any;
    ws.on('error', () => {});
    ws.on('close', (code) => { this.code = code; ws.emit('closed-at-last'); });
  }
  async receive(): Promise<string> {
    const step = await this.iterator.next();
    if (step.done) throw Object.assign(new Error('gone'), { code: this.code });
    return step.value[0].toString('utf8');
  }
  send(text: string): void { this.ws.send(text, () => {}); }
}
new WebSocketServer({ port: Number(process.env.PORT ?? 8000) }).on('connection', (socket, request) => {
  const path = request.url ?? '/';
  if (path === '/monitor') addMonitor(socket);
  else void serve(new Connection(socket), path.slice(3));
});
