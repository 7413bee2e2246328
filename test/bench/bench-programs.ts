/** One server for every case: it echoes, and what comes on /room it sends to everybody, as a learner writes it. */
export const serverProgram = `
import { WebSocketServer } from 'ws';
const wss = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });
wss.on('listening', () => console.log('listening'));
wss.on('connection', (ws, request) => {
  ws.on('message', (data, isBinary) => {
    if (request.url !== '/room') {
      ws.send(data, { binary: isBinary });
      return;
    }
    for (const client of wss.clients) client.send(data, { binary: isBinary });
  });
});
`;

/** Prints \`echoed\` when its first message came back, then ends. */
export const firstEchoClient = `
import WebSocket from 'ws';
const ws = new WebSocket(process.env.SERVER_URL ?? 'ws://localhost:8000');
ws.on('open', () => ws.send('hola'));
ws.on('message', (data) => {
  console.log('echoed ' + String(data));
  ws.close(1000);
});
`;

const measuring = `
const { SERVER_URL, WARM_MS, MEASURE_MS } = process.env;
const clients = Number(process.env.CLIENTS ?? 1);
let began = 0;
let warmAt = 0;
let warmCount = 0;
function check(count) {
  const now = performance.now();
  if (warmAt === 0) {
    if (now - began < Number(WARM_MS)) return;
    warmAt = now;
    warmCount = count;
  } else if (now - warmAt >= Number(MEASURE_MS)) {
    console.log('result ' + ((count - warmCount) * 1000) / (now - warmAt));
    process.exit();
  }
}
`;

/** Keeps so many messages on their way and counts the echoes per second, or the echoed bytes. */
export const echoClient = `
import WebSocket from 'ws';
${measuring}
const size = Number(process.env.BYTES);
const payload = process.env.KIND === 'binary' ? Buffer.alloc(size, 7) : 'hello world'.slice(0, size);
const worth = process.env.COUNT === 'megabytes' ? size / 1e6 : 1;
const ws = new WebSocket(SERVER_URL);
let count = 0;
ws.on('open', () => {
  began = performance.now();
  for (let i = 0; i < Number(process.env.IN_FLIGHT); i++) ws.send(payload);
});
ws.on('message', () => {
  count += worth;
  ws.send(payload);
  check(count);
});
`;

/** Opens its connections, then has one message sent to all of them, again and again, and counts what arrives per second. */
export const broadcastClient = `
import WebSocket from 'ws';
${measuring}
const sockets = [];
let count = 0;
let waiting = 0;
function next() {
  waiting = clients;
  sockets[0].send('A message for everybody in the room, as long as a line of chat.');
}
function dial() {
  const ws = new WebSocket(SERVER_URL + '/room');
  ws.on('message', () => {
    count++;
    if (--waiting > 0) return;
    check(count);
    next();
  });
  ws.on('open', () => {
    sockets.push(ws);
    if (sockets.length < clients) dial();
    else {
      began = performance.now();
      next();
    }
  });
}
dial();
`;

/** Opens its connections, fifty at a time, closes them all, again and again, and counts the openings per second. */
export const handshakeClient = `
import WebSocket from 'ws';
const { SERVER_URL, ROUNDS } = process.env;
const clients = Number(process.env.CLIENTS);
const times = [];
function round() {
  const sockets = [];
  const began = performance.now();
  let open = 0;
  const dial = () => {
    const ws = new WebSocket(SERVER_URL);
    sockets.push(ws);
    ws.on('open', () => {
      if (++open === clients) finish();
      else if (sockets.length < clients) dial();
    });
  };
  const finish = () => {
    times.push(performance.now() - began);
    let closed = 0;
    for (const ws of sockets) {
      ws.on('close', () => {
        if (++closed < clients) return;
        if (times.length < Number(ROUNDS)) round();
        else report();
      });
      ws.close();
    }
  };
  for (let i = 0; i < Math.min(50, clients); i++) dial();
}
function report() {
  // The first half warms up.
  const warm = times.slice(times.length >> 1);
  console.log('result ' + (clients * warm.length * 1000) / warm.reduce((sum, time) => sum + time, 0));
}
round();
`;

/** Opens its connections, says so, and does nothing more. */
export const idleClient = `
import WebSocket from 'ws';
const { SERVER_URL } = process.env;
const clients = Number(process.env.CLIENTS);
let open = 0;
setInterval(() => {}, 1000);
function dial() {
  const ws = new WebSocket(SERVER_URL);
  ws.on('open', () => {
    if (++open < clients) dial();
    else console.log('result ' + open);
  });
}
if (clients > 0) dial();
else console.log('result 0');
`;
