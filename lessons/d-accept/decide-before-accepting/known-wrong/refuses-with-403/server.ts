import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

var inside = 0;
var http = createServer();
var sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'chat.v1' });

function check() {
  return new Promise<void>(function (resolve) {
    setTimeout(resolve, 50);
  });
}

http.on('upgrade', async function (request, stream, head) {
  stream.on('error', console.error);
  var header = request.headers['sec-websocket-protocol'];
  var found = false;
  if (header) {
    var names = header.split(',');
    for (var i = 0; i < names.length; i++) {
      if (names[i]!.trim() === 'chat.v1') {
        found = true;
      }
    }
  }
  if (found == false) {
    stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  await check();
  if (inside >= 2) {
    stream.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  sockets.handleUpgrade(request, stream, head, function (socket) {
    inside++;
    socket.on('error', console.error);
    socket.on('close', function () {
      inside--;
    });
    socket.on('message', function (data) {
      socket.send('echo: ' + data.toString());
    });
    socket.send('ready');
  });
});

http.listen(Number(process.env.PORT ?? 8000));
