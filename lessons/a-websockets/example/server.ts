import { createServer, type ServerResponse } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';

const news: string[] = [];
const streams = new Set<ServerResponse>();

// Tres carriles, un puerto / Three lanes, one port
const http = createServer((request, response) => {
  const { pathname, searchParams } = new URL(`http://localhost${request.url ?? '/'}`);

  if (pathname === '/poll') {
    // Carril 1: ¿hay algo nuevo? / Lane 1: is there anything new?
    const since = Number(searchParams.get('since') ?? 0);
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ next: news.length, news: news.slice(since) }));
  } else if (pathname === '/events') {
    // Carril 2: una respuesta que no termina / Lane 2: an answer that never ends
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(': hello\n\n');
    streams.add(response);
    request.on('close', () => streams.delete(response));
  } else {
    response.writeHead(404).end();
  }
});

// Carril 3: WebSocket / Lane 3: WebSocket
const sockets = new WebSocketServer({ server: http });
sockets.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('message', (data) => publish(String(data)));
});

function publish(text: string): void {
  news.push(text);
  for (const response of streams) response.write(`data: ${text}\n\n`);
  for (const socket of sockets.clients) {
    if (socket.readyState === WebSocket.OPEN) socket.send(text);
  }
}

http.listen(Number(process.env.PORT ?? 8000));
setTimeout(() => publish('first'), 2500);
setTimeout(() => publish('second'), 6500);
