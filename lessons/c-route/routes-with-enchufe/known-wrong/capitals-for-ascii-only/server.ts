import { App, int, Path } from 'enchufe';

const app = new App();

app.websocket('/echo', async (websocket) => {
  await websocket.accept();
  for await (const text of websocket.iterText()) await websocket.sendText(text);
});

app.websocket('/upper', async (websocket) => {
  await websocket.accept();
  for await (const text of websocket.iterText()) await websocket.sendText(text.replace(/[a-z]/g, (letter) => letter.toUpperCase()));
});

app.websocket('/repeat/{n}', { n: Path(int, { ge: 1, le: 9 }) }, async (websocket, { n }) => {
  await websocket.accept();
  for await (const text of websocket.iterText()) await websocket.sendText(text.repeat(n));
});

await app.listen(Number(process.env.PORT ?? 8000));
