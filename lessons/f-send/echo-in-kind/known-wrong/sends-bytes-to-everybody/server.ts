import { WebSocketServer } from 'ws';
const wss = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
wss.on('connection', (socket) => {
  let n = 0;
  socket.on('error', () => {});
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    n++;
    const kind = isBinary ? 'binary' : String(data) === 'json' ? 'json' : 'text';
    const out = kind === 'json' ? JSON.stringify({ n }) : data;
    for (const c of kind === 'binary' ? wss.clients : [socket]) c.send(out, { binary: isBinary });
  });
});
