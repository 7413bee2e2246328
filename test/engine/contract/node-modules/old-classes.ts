import type { PrintedLine } from '../../printed-lines.ts';

/** Node's classes from before classes. */
export const oldClassLines: readonly PrintedLine[] = [
  {
    says: 'net and http: servers, sockets and agents are also made without `new`',
    program: `import http from 'node:http';
import net from 'node:net';
const { Server, Socket } = net as any;
const { Server: HttpServer, Agent } = http as any;
console.log(Server() instanceof Server, Socket() instanceof Socket);
console.log(HttpServer() instanceof HttpServer, Agent() instanceof Agent);
class Own extends net.Server {}
console.log(new Own() instanceof Own, new Own() instanceof net.Server, Server.name, Socket.name);
const server = Server((socket: net.Socket) => {
  console.log(socket instanceof Socket);
  socket.end('hello');
  server.close();
});
server.listen(0, () => {
  net.connect(server.address().port).on('data', (data) => console.log(String(data)));
});`,
    prints: `true true
true true
true true Server Socket
true
hello`,
  },
];
