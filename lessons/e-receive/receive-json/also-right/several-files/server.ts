import { WebSocketServer } from 'ws';
import { replyTo } from './replies/reply-to.ts';

const { PORT = '8000' } = process.env;
const wss = new WebSocketServer({ port: +PORT }, () => console.log(`listening on ${PORT}`));

wss.on('connection', (ws, request) => {
  console.log('connection from', request.socket.remotePort);
  ws.on('error', console.error);
  ws.on('message', (data, isBinary) => {
    // A Buffer is right too when it says what it is.
    ws.send(Buffer.from(replyTo(data, isBinary)), { binary: false });
  });
});
