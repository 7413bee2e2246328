import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
const roles = new WeakMap<WebSocket, 'monitor' | 'client'>();

server.on('connection', (socket, request) => {
  const [, kind, name] = (request.url ?? '').split('/');
  socket.onerror = () => {};
  roles.set(socket, kind === 'monitor' ? 'monitor' : 'client');
  if (kind === 'monitor') return;
  socket.onmessage = ({ data }) => socket.send(data as string);
  socket.onclose = ({ code }) => {
    const text = JSON.stringify({ code, left: name });
    for (const each of server.clients) {
      if (roles.get(each) === 'monitor' && each.readyState === each.OPEN) each.send(text);
    }
  };
});
