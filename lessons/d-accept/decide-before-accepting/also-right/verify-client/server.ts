import { WebSocketServer } from 'ws';

let taken = 0;

const server = new WebSocketServer({
  port: Number(process.env.PORT ?? 8000),
  handleProtocols: (offered) => (offered.has('chat.v1') ? 'chat.v1' : false),
  verifyClient({ req }, answer) {
    const offered = (req.headers['sec-websocket-protocol'] ?? '').split(/\s*,\s*/);
    if (!offered.includes('chat.v1')) return answer(false, 400);
    setTimeout(() => {
      if (taken >= 2) return answer(false, 503);
      // Its close is over: nobody would give the place back.
      if (req.socket.destroyed) return;
      taken++;
      req.socket.once('close', () => taken--);
      answer(true);
    }, 50);
  },
});

server.on('connection', (socket) => {
  socket.on('message', (data) => socket.send('echo: ' + data));
  socket.on('error', console.error);
  socket.send('ready');
});
