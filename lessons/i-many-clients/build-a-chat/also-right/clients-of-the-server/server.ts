import { WebSocketServer, WebSocket } from 'ws';

const wss = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

wss.on('connection', (ws, { url = '/' }) => {
  const name = url.replace('/', '');
  const others = () =>
    [...wss.clients].filter((each) => each !== ws && each.readyState === WebSocket.OPEN);
  ws.on('message', (data, isBinary) => {
    others().forEach((each) =>
      each.send(Buffer.concat([Buffer.from(`${name}: `), data as Buffer]), { binary: isBinary }),
    );
  });
  ws.onclose = () => others().forEach((each) => each.send(`- ${name}`));
  ws.onerror = () => undefined;
});
