import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const departures = new EventEmitter().setMaxListeners(0);
const http = createServer();
const sockets = new WebSocketServer({ noServer: true });

http.on('upgrade', (request, stream, head) => {
  sockets.handleUpgrade(request, stream, head, (socket) => {
    socket.on('error', console.error);
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/monitor') watch(socket);
    else void serve(socket, pathname.slice('/c/'.length));
  });
});

function watch(monitor: WebSocket): void {
  const tell = (departure: object) => monitor.send(JSON.stringify(departure, null, 1));
  departures.on('left', tell);
  monitor.once('close', () => departures.off('left', tell));
}

async function serve(socket: WebSocket, left: string): Promise<void> {
  socket.on('message', (data, binary) => socket.send(data, { binary }));
  const code = await new Promise<number>((resolve) => socket.once('close', resolve));
  departures.emit('left', { left, code });
}

http.listen(Number(process.env.PORT ?? 8000));
