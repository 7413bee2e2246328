import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { startTicks } from './ticks.ts';

const http = createServer((_request, response) => response.writeHead(426).end());
const sockets = new WebSocketServer({ noServer: true });

http.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (client) => {
    client.on('error', console.error);
    client.send('welcome', { binary: false });
    const stop = startTicks((text) => client.send(text), 100);
    client.addEventListener('close', stop);
  });
});

http.listen(Number(process.env.PORT ?? 8000));
