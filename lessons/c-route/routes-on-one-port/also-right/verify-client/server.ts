import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer((_request, response) => {
  response.end('plain');
});

const wss = new WebSocketServer({
  server,
  verifyClient: ({ req }, done) =>
    done(/^\/(?:ws|time)(?:\?|$)/.test(req.url ?? ''), 404, 'Not Found'),
});

wss.on('connection', (ws, req) => {
  ws.on('error', () => {});
  if (req.url?.startsWith('/time')) {
    ws.send('now');
    return ws.close(1000);
  }
  ws.on('message', (message) => ws.send(`echo: ${message}`));
});

server.listen(Number(process.env.PORT ?? 8000));
