import http from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

class Hall {
  #free = 2;
  reserve(): (() => void) | undefined {
    if (this.#free === 0) return undefined;
    this.#free -= 1;
    let isHeld = true;
    return () => {
      if (isHeld) this.#free += 1;
      isHeld = false;
    };
  }
}

const hall = new Hall();
const server = http.createServer();
const wss = new WebSocketServer({ noServer: true });

server.on('upgrade', (request, stream, head) => {
  const offered =
    request.headers['sec-websocket-protocol']?.split(',').map((one) => one.trim()) ?? [];
  stream.once('error', () => stream.destroy());
  if (!offered.includes('chat.v1')) return void stream.end('HTTP/1.1 400 Bad Request\r\n\r\n');
  const release = hall.reserve();
  if (!release)
    return void stream.end('HTTP/1.1 503 Service Unavailable\r\nContent-Length: 4\r\n\r\nfull');
  stream.once('close', release);
  request.headers['sec-websocket-protocol'] = 'chat.v1';
  setTimeout(() => {
    if (stream.writable) wss.handleUpgrade(request, stream, head, welcome);
  }, 50);
});

function welcome(socket: WebSocket): void {
  socket.on('error', ({ message }) => console.warn(message));
  socket.on('message', (data) => socket.send(`echo: ${data}`));
  socket.send('ready');
}

server.listen(Number(process.env.PORT ?? 8000));
