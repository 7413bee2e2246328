import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
const server = createServer();
const wss = new WebSocketServer({ noServer: true, handleProtocols: (set) => (set.has('chat.v1') ? 'chat.v1' : false) });
const check = () => new Promise<void>((r) => setTimeout(r, 50));
server.on('upgrade', (req, socket, head) => {

  const list = String(req.headers['sec-websocket-protocol'] ?? '').split(/\s*,\s*/);
  const fail = (line: string) => { socket.write(`HTTP/1.1 ${line}\r\nConnection: close\r\n\r\nno`); socket.destroySoon?.(); };
  if (list.indexOf('chat.v1') < 0) return fail('400 Bad Request');
  check().then(() => {
    if (wss.clients.size >= 2) return fail('503 Service Unavailable');
    wss.handleUpgrade(req, socket, head, (ws) => wss.emit('connection', ws, req));
  });
});
wss.on('connection', (ws) => {
  ws.on('error', console.error);
  ws.on('message', (d) => ws.send('echo: ' + d.toString()));
  ws.send('ready');
});
server.listen(Number(process.env.PORT ?? 8000));
