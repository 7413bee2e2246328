import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';

// A la manera de ws: un objeto por conexión, que avisa
// The way of ws: an object for each connection, which tells
export function listen(socket: WebSocket, request: IncomingMessage): void {
  socket.send(`hello ${request.url?.slice('/events/'.length)}`);

  let n = 0;
  socket.on('message', (data) => {
    n += 1;
    socket.send(`#${n} ${data.toString()}`);
  });
  socket.on('error', console.error);
  socket.on('close', () => console.log(`${request.url} is over`));
}
