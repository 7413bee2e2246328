import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary == true) {
      socket.send('bytes:' + data.length);
    } else {
      var text = data.toString();
      if (text.charAt(0) == '{') {
        var value: { op?: unknown; a?: unknown; b?: unknown } = {};
        var broken = false;
        try {
          value = JSON.parse(text);
        } catch (e) {
          broken = true;
        }
        if (broken) {
          socket.send(JSON.stringify({ ok: false, error: 'json' }));
        } else {
          if (value.op == 'sum' && typeof value.a == 'number' && typeof value.b == 'number') {
            socket.send(JSON.stringify({ ok: true, r: value.a + value.b }));
          } else {
            socket.send(JSON.stringify({ ok: false, error: 'schema' }));
          }
        }
      } else {
        socket.send('text:' + text.length);
      }
    }
  });
  socket.on('error', console.error);
  socket.on('close', (code) => console.log('close:', code));
});
