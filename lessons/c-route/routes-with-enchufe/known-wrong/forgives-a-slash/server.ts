import { App, int, Path, type WebSocket } from 'enchufe';

const app = new App();

async function answer(websocket: WebSocket, reply: (text: string) => string): Promise<void> {
  await websocket.accept();
  for await (const text of websocket.iterText()) await websocket.sendText(reply(text));
}

app.websocket('/echo', (websocket) => answer(websocket, (text) => text));
app.websocket('/upper', (websocket) => answer(websocket, (text) => text.toUpperCase()));
app.websocket('/repeat/{n}', { n: Path(int, { ge: 1, le: 9 }) }, (websocket, { n }) =>
  answer(websocket, (text) => text.repeat(n)),
);
app.websocket('/echo/', (websocket) => answer(websocket, (text) => text));

await app.listen(Number(process.env.PORT ?? 8000));
