import { createServer, type IncomingMessage } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

class RoutedServer extends WebSocketServer {
  override shouldHandle(request: IncomingMessage): boolean {
    return ['/ws', '/time'].includes(pathOf(request));
  }
}

function pathOf({ url = '/' }: IncomingMessage): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

const http = createServer((_, response) => void response.end());
const sockets = new RoutedServer({ noServer: true });

http.on('upgrade', (request, stream, head) => {
  if (!sockets.shouldHandle(request)) return void stream.end('HTTP/1.1 404 Not Found\r\n\r\n');
  sockets.handleUpgrade(request, stream, head, (socket) => serve(socket, pathOf(request)));
});

async function serve(socket: WebSocket, path: string): Promise<void> {
  socket.on('error', ({ message }) => console.log(message));
  if (path === '/ws')
    socket.on('message', (data, binary) => socket.send(binary ? data : `echo: ${data}`));
  else {
    await new Promise((resolve) => socket.send('12:00', resolve));
    socket.close(1000);
  }
}

http.listen(Number(process.env.PORT ?? 8000));
