import { WebSocketServer, type WebSocket, type RawData } from 'ws';

const counts = new WeakMap<WebSocket, number>();
const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket) => {
  const send = (data: RawData | string, binary: boolean) =>
    new Promise<void>((resolve, reject) => {
      socket.send(data as Buffer, { binary }, (error) => (error ? reject(error) : resolve()));
    });
  let last: Promise<unknown> = Promise.resolve();
  socket.on('message', (data, binary) => {
    const n = (counts.get(socket) ?? 0) + 1;
    counts.set(socket, n);
    const isQuestion = !binary && String(data) === 'json';
    const reply = isQuestion ? JSON.stringify({ n }) : data;
    // Una respuesta detrás de otra / One reply after the other
    last = last.then(() => send(reply, binary)).catch(() => undefined);
  });
  socket.on('error', console.error);
});
