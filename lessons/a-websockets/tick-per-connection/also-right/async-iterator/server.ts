import { setInterval } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  socket.on('error', console.error);
  tick(socket).catch(console.error);
});

async function tick(socket: WebSocket): Promise<void> {
  const gone = new AbortController();
  socket.on('close', () => gone.abort());
  socket.send('welcome');
  let ticks = 0;
  try {
    for await (const _ of setInterval(100, undefined, { signal: gone.signal })) {
      socket.send(`tick ${++ticks}`);
    }
  } catch (error) {
    if (!gone.signal.aborted) throw error;
  }
}
