import { App } from 'enchufe';

const app = new App();

app.websocket('/echo', async (websocket) => {
  await websocket.accept();
  for await (const text of websocket.iterText()) await websocket.sendText(text);
});

app.websocket('/upper', async (websocket) => {
  await websocket.accept();
  for await (const text of websocket.iterText()) await websocket.sendText(text.toUpperCase());
});

for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) {
  app.websocket(`/repeat/${n}`, async (websocket) => {
    await websocket.accept();
    for await (const text of websocket.iterText()) await websocket.sendText(text.repeat(n));
  });
}

await app.listen(Number(process.env.PORT ?? 8000));
