import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { Connection } from './lib/connection.ts';
import { monitors, serve } from './lib/people.ts';

const http = createServer();
const sockets = new WebSocketServer({ noServer: true });

http.on('upgrade', (request, stream, head) => {
  sockets.handleUpgrade(request, stream, head, (socket) => {
    const connection = new Connection(socket);
    const [, kind, name] = new URL(request.url ?? '/', 'http://x').pathname.split('/');
    if (kind === 'monitor') monitors.add(connection);
    else serve(connection, String(name));
  });
});

http.listen(process.env.PORT ?? 8000);
