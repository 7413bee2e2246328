/** What the programs of this part begin with: pairs of connected WebSockets, servers that answer by hand, lists of events. */
export const wsPrelude = `import WebSocket, { WebSocketServer, createWebSocketStream } from 'ws';
import http from 'node:http';
import net from 'node:net';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
const states = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];
async function serve(options) {
  const server = new WebSocketServer({ port: 0, ...options });
  await once(server, 'listening');
  return server;
}
function dial(server, options) {
  return new WebSocket('ws://localhost:' + server.address().port, options);
}
async function pair(serverOptions, clientOptions) {
  const server = await serve(serverOptions);
  const client = dial(server, clientOptions);
  const [[peer]] = await Promise.all([once(server, 'connection'), once(client, 'open')]);
  server.close();
  return { client, peer };
}
async function raw(answer) {
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => answer(socket, /Sec-WebSocket-Key: (.*)\\r/i.exec(String(bytes))?.[1]));
  });
  await new Promise((resolve) => server.listen(0, resolve));
  return server;
}
function acceptOf(key) {
  return createHash('sha1').update(key + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64');
}
function listen(socket) {
  const events = [];
  socket.on('error', (error) => events.push('error', error.message));
  socket.on('close', (code, reason) => events.push('close', code, String(reason)));
  return events;
}
async function failureOf(client) {
  const events = listen(client);
  await new Promise((resolve) => client.on('close', resolve));
  return events;
}
function closeOf(socket) {
  return new Promise((resolve) => socket.on('close', (code, reason) => resolve([code, String(reason)])));
}`;
