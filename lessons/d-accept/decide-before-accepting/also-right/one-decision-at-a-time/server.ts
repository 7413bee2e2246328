import { createServer, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';

const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'chat.v1' });
const http = createServer();
let decisions: Promise<unknown> = Promise.resolve();

http.on('upgrade', (request, stream, head) => {
  stream.on('error', ({ message }) => {
    console.log('left early:', message);
  });
  const deny = (status: number, reason: string): void => {
    const response = new ServerResponse(request);
    response.assignSocket(stream as Socket);
    response.shouldKeepAlive = false;
    response.on('finish', () => stream.end());
    response.writeHead(status).end(reason);
  };
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',');
  if (!offered.some((name) => name.trim() === 'chat.v1')) {
    deny(400, 'offer chat.v1');
    return;
  }
  decisions = decisions.then(check).then(() => {
    if (stream.destroyed) return;
    const open = [...sockets.clients].filter((socket) => socket.readyState === socket.OPEN);
    if (open.length >= 2) {
      deny(503, 'full');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on('error', () => undefined);
      socket.on('message', (data: Buffer) => {
        socket.send(`echo: ${data.toString()}`);
      });
      socket.send('ready');
    });
  });
});

function check(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}

http.listen(Number(process.env.PORT ?? 8000));
