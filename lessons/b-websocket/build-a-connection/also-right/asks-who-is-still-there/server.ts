import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { addMonitor, serve, type Conversation } from './handler.ts';

const HEARTBEAT = 10_000;

function conversationOver(socket: WebSocket): Conversation {
  const arrived: string[] = [];
  let closeCode: number | undefined;
  let wakeUp = () => {};

  socket.on('message', (data: RawData) => {
    arrived.push(data.toString());
    wakeUp();
  });
  socket.on('close', (code) => {
    closeCode = code;
    wakeUp();
  });
  socket.on('error', () => {});

  return {
    async receive() {
      while (arrived.length === 0) {
        if (closeCode !== undefined) {
          throw Object.assign(new Error('closed'), { code: closeCode });
        }
        await new Promise<void>((resolve) => {
          wakeUp = resolve;
        });
      }
      return arrived.shift() as string;
    },
    send: (text) => socket.send(text),
  };
}

function dropIfSilent(socket: WebSocket): void {
  let hasAnswered = true;
  socket.on('pong', () => {
    hasAnswered = true;
  });
  const heartbeat = setInterval(() => {
    if (!hasAnswered) socket.terminate();
    hasAnswered = false;
    socket.ping();
  }, HEARTBEAT);
  socket.on('close', () => clearInterval(heartbeat));
}

const wss = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

wss.on('connection', (socket, { url = '/' }) => {
  if (url === '/monitor') {
    addMonitor(socket);
    return;
  }
  dropIfSilent(socket);
  serve(conversationOver(socket), url.slice('/c/'.length));
});
