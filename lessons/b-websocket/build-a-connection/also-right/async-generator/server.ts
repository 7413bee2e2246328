import { WebSocketServer, type WebSocket } from 'ws';
import { addMonitor, serve } from './handler.ts';

class Closed extends Error {
  code: number;
  constructor(code: number) {
    super('closed');
    this.code = code;
  }
}

class Connection {
  #texts: AsyncGenerator<string, never, void>;
  send: (text: string) => void;

  constructor(socket: WebSocket) {
    this.#texts = textsOf(socket);
    this.send = (text) => socket.send(text);
  }

  async receive(): Promise<string> {
    const { value } = await this.#texts.next();
    return value;
  }
}

function textsOf(socket: WebSocket): AsyncGenerator<string, never, void> {
  const waiting: (string | Closed)[] = [];
  let bell = Promise.withResolvers<void>();
  const put = (item: string | Closed) => {
    waiting.push(item);
    bell.resolve();
    bell = Promise.withResolvers();
  };
  socket.on('error', console.error);
  socket.on('message', (data) => put(data.toString('utf8')));
  socket.on('close', (code) => put(new Closed(code)));
  return (async function* () {
    while (true) {
      const ringing = bell.promise;
      for (const item of waiting.splice(0)) {
        if (item instanceof Closed) throw item;
        yield item;
      }
      if (waiting.length === 0) await ringing;
    }
  })();
}

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket, request) => {
  const path = request.url ?? '/';
  if (path === '/monitor') return addMonitor(socket);
  void serve(new Connection(socket), path.replace('/c/', ''));
});
