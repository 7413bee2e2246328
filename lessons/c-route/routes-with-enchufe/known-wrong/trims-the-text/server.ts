import { App, int, Path, type WebSocket } from 'enchufe';

const app = new App();

async function reply(websocket: WebSocket, change: (text: string) => string) {
  await websocket.accept();
  for await (const message of websocket.iterText()) {
    const text = message.trim();
    await websocket.sendText(change(text));
  }
}

app.websocket('/echo', (websocket) => reply(websocket, (text) => text));
app.websocket('/upper', (websocket) => reply(websocket, (text) => text.toUpperCase()));
app.websocket('/repeat/{n}', { n: Path(int, { ge: 1, le: 9 }) }, (websocket, { n }) =>
  reply(websocket, (text) => text.repeat(n)),
);

await app.listen(Number(process.env.PORT ?? 8000));
