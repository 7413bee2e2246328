import { createServer, ServerResponse } from 'node:http';
import { WebSocketServer } from 'ws';

const wss = new WebSocketServer({
  noServer: true,
  handleProtocols: (protocols) => [...protocols].find((name) => name === 'chat.v1') ?? false,
});
const server = createServer((_request, response) => response.writeHead(426).end());

server.on('upgrade', (request, socket, head) => {
  socket.on('error', () => {});
  void decide(request.headers['sec-websocket-protocol']).then((status) => {
    if (status === 101) {
      wss.handleUpgrade(request, socket, head, (ws) => wss.emit('connection', ws, request));
      return;
    }
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(socket as never);
    response.writeHead(status, { 'content-type': 'text/plain' }).end('no', () => socket.end());
  });
});

async function decide(protocols = ''): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  const names = protocols.split(',').map((name) => name.trim());
  if (!names.includes('chat.v1')) return 400;
  // Entre contar y aceptar no hay ningún await / No await stands between counting and accepting
  return wss.clients.size < 2 ? 101 : 503;
}

wss.on('connection', (ws) => {
  ws.onerror = () => {};
  ws.onmessage = ({ data }) => ws.send(`echo: ${data}`);
  ws.send('ready');
});

server.listen(Number(process.env.PORT ?? 8000));
