import { App, type WebSocket, WebSocketDisconnect } from 'enchufe';

type Command = (websocket: WebSocket, value: string) => Promise<unknown>;

const commands = new Map<string, Command>([
  ['text', (websocket, value) => websocket.sendText(value)],
  ['bytes', (websocket, value) => websocket.sendBytes(counting(parseInt(value, 10)))],
  ['json', (websocket, value) => websocket.sendText(JSON.stringify({ value }))],
  [
    'all',
    // Sin esperar: salen en el orden en que se piden / Without waiting: they leave as they are asked for
    (websocket, value) =>
      Promise.all([
        websocket.sendText(value),
        websocket.sendBytes(new TextEncoder().encode(value)),
        websocket.sendJson({ value }),
      ]),
  ],
]);

function counting(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 1) bytes[at] = at;
  return bytes;
}

const app = new App();
app.websocket('/', async (websocket) => {
  await websocket.accept();
  try {
    for (;;) {
      const [, name = '', value = ''] = /^(\w*):(.*)$/s.exec(await websocket.receiveText()) ?? [];
      const command = commands.get(name);
      if (command) await command(websocket, value);
      else await websocket.sendJson({ error: 'unknown' }, { mode: 'text' });
    }
  } catch (error) {
    if (!(error instanceof WebSocketDisconnect)) throw error;
  }
});
app.listen(Number(process.env.PORT ?? 8000));
