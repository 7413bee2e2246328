/** A server that sends back what it hears, and tells errors and closes. */
export const watchingServer = `
import { WebSocketServer } from 'ws';
new WebSocketServer({ port: 8080, maxPayload: 2_097_152 }).on('connection', (socket) => {
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on('error', ({ name, code, message }) => console.log(name, code, message));
  socket.on('close', (code, reason) => console.log('close', code, JSON.stringify(reason.toString())));
});`;

/** Shakes hands, sends SENT, and prints every byte that comes back after the handshake. */
export const rawClient = `
import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
const socket = connect(8080, 'localhost').setNoDelay();
socket.write('GET / HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: Upgrade\\r\\nUpgrade: websocket\\r\\n' +
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\\r\\nSec-WebSocket-Version: 13\\r\\n\\r\\n');
const sent = Buffer.from(process.env.SENT.replaceAll(' ', ''), 'hex');
const chunks = [];
socket.once('data', async () => {
  socket.on('data', (bytes) => chunks.push(bytes));
  if (!process.env.SLOWLY) return socket.write(sent);
  for (const byte of sent) {
    socket.write(Uint8Array.of(byte));
    await setImmediate();
  }
});
socket.on('close', () => console.log(Buffer.concat(chunks).toString('hex')));
socket.on('error', () => {});`;
