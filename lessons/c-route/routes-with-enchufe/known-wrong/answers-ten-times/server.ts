import { App, int, Path, type WebSocket } from 'enchufe';

const app = new App();

async function answer(websocket: WebSocket, reply: (text: string) => string): Promise<void> {
  await websocket.accept();
  for (let turn = 0; turn < 10; turn += 1) await websocket.sendText(reply(await websocket.receiveText()));
}

app.websocket('/echo', (websocket) => answer(websocket, (text) => text));
app.websocket('/upper', (websocket) => answer(websocket, (text) => text.toUpperCase()));
app.websocket('/repeat/{n}', { n: Path(int, { ge: 1, le: 9 }) }, (websocket, { n }) =>
  answer(websocket, (text) => text.repeat(n)),
);

await app.listen(Number(process.env.PORT ?? 8000));
