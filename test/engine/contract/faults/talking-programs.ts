/** A server that says what it hears, and how each connection ended. */
export const talkingServer = `
import { createServer } from 'node:net';
createServer((socket) => {
  console.log('accepted');
  socket.on('data', (bytes) => console.log('got ' + bytes));
  socket.on('error', (error) => console.log(error.code, error.message));
  socket.on('close', (hadError) => console.log('closed', hadError));
}).listen(8080);`;

/** A client that sends what the test tells it, and says how the connection ended. */
export const talkingClient = `
import { connect } from 'node:net';
const socket = connect(8080, '127.0.0.1', () => console.log('connected'));
process.on('message', (text) => socket.write(text));
socket.on('error', (error) => { console.log(error.code, error.message); });
socket.on('close', (hadError) => { console.log('closed', hadError); process.removeAllListeners('message'); });`;
