import { App, int, Path, Query, type WebSocket } from 'enchufe';

const app = new App();

async function answer(websocket: WebSocket, reply: (text: string) => string): Promise<void> {
  await websocket.accept();
  for await (const text of websocket.iterText()) await websocket.sendText(reply(text));
}

app.websocket('/echo', (websocket) => answer(websocket, (text) => text));
app.websocket('/upper', (websocket) => answer(websocket, (text) => text.toUpperCase()));
app.websocket('/repeat/{n}', { n: Path(int, { ge: 1, le: 9 }), times: Query(int, { alias: 'n', default: 0 }) }, (websocket, { n, times }) =>
  answer(websocket, (text) => text.repeat(times || n)),
);

await app.listen(Number(process.env.PORT ?? 8000));
