/** An echo server as a learner writes it; it listens on PORT. */
export const echoServer = `
import { WebSocketServer } from 'ws';
const port: number = Number(process.env.PORT ?? 8000);
const wss = new WebSocketServer({ port });
wss.on('listening', () => console.log('listening'));
wss.on('connection', (ws) => {
  ws.on('message', (data, isBinary) => ws.send(data, { binary: isBinary }));
});
`;

/** A client that prints \`echoed\` when its first message came back, then ends. */
export const echoClient = `
import WebSocket from 'ws';
const ws = new WebSocket(process.env.SERVER_URL ?? 'ws://localhost:8000');
ws.on('open', () => ws.send('hola'));
ws.on('message', (data) => {
  console.log('echoed ' + String(data));
  ws.close(1000);
});
`;
