/** What the programs of this part begin with: a connected pair of sockets, and a port that nobody has. */
export const netPrelude = `import net from 'node:net';
import { EventEmitter, once } from 'node:events';
import { Duplex, Transform, pipeline } from 'node:stream';
async function pair(serverOptions = {}, clientOptions = {}) {
  const server = net.createServer(serverOptions).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = net.connect({ port: server.address().port, host: '127.0.0.1', ...clientOptions });
  const [peer] = await once(server, 'connection');
  if (client.connecting) await once(client, 'connect');
  server.close();
  return { server, client, peer };
}
async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
function tell(name, socket) {
  for (const event of ['end', 'finish']) socket.on(event, () => console.log(name, event));
  socket.on('error', (error) => console.log(name, 'error', error.message));
  socket.on('close', (hadError) => console.log(name, 'close', hadError));
}`;
