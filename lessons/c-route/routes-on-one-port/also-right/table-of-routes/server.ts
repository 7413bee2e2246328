import { createServer, ServerResponse } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const routes: ReadonlyMap<string, (socket: WebSocket) => void> = new Map([
  ['/ws', (socket) => void socket.on('message', (data) => socket.send('echo: ' + data))],
  [
    '/time',
    (socket) => {
      socket.send(new Date().toLocaleTimeString());
      socket.close(1000);
    },
  ],
]);

const wss = new WebSocketServer({ noServer: true });
createServer()
  .on('request', (_, response: ServerResponse) => response.writeHead(200).end('ok'))
  .on('upgrade', (request, stream, head) => {
    stream.on('error', () => undefined);
    const serve = routes.get(new URL(`ws://host${request.url}`).pathname);
    if (!serve) {
      const response = new ServerResponse(request);
      response.assignSocket(stream as never);
      response.shouldKeepAlive = false;
      response.writeHead(404).end(() => stream.end());
      return;
    }
    wss.handleUpgrade(request, stream, head, (socket) => {
      socket.on('error', console.error);
      serve(socket);
    });
  })
  .listen(Number(process.env.PORT ?? 8000));
