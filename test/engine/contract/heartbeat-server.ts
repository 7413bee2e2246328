/** A server that pings its clients every 30 s, and terminates who did not answer until the next time. */
export const heartbeatServer = `
import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket) => {
  socket.isAlive = true;
  socket.on('pong', () => { socket.isAlive = true; });
});
setInterval(() => {
  for (const socket of server.clients) {
    if (!socket.isAlive) { console.log('terminated at', performance.now()); socket.terminate(); continue; }
    socket.isAlive = false;
    socket.ping();
  }
}, 30_000);`;
