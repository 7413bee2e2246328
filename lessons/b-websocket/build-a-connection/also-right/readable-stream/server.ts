import { WebSocketServer, type WebSocket } from 'ws';
import { addMonitor, serve } from './handler.ts';

class Connection {
  reader: ReadableStreamDefaultReader<string>;
  socket: WebSocket;
  code?: number;

  constructor(socket: WebSocket) {
    this.socket = socket;
    const stream = new ReadableStream<string>({
      start: (controller) => {
        socket.addEventListener('message', (event) => controller.enqueue(event.data.toString()));
        socket.addEventListener('error', () => {});
        socket.addEventListener('close', (event) => {
          this.code = event.code;
          controller.close();
        });
      },
    });
    this.reader = stream.getReader();
  }

  async receive() {
    const { done, value } = await this.reader.read();
    if (done) throw Object.assign(new Error('closed'), { code: this.code });
    return value;
  }

  send(text: string) {
    this.socket.send(text);
  }
}

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket, request) => {
  const path = request.url ?? '/';
  if (path === '/monitor') return addMonitor(socket);
  void serve(new Connection(socket), path.replace('/c/', ''));
});
