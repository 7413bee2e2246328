import { WebSocketServer } from 'ws';
import { answer } from './answer.ts';
const wss = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
wss.on('connection', (socket) => {
  socket.on('error', () => {});
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    const a = answer(data, isBinary);
    const kind = isBinary ? 'binary' : a.includes('false') ? 'errors' : a.includes('true') ? 'sums' : 'texts';
    if (kind === 'sums') for (const c of wss.clients) c.send(a); else socket.send(a);
  });
});
