import { App } from 'enchufe';

const app = new App();

app.websocket('/length', async (websocket) => {
  await websocket.accept();
  for await (const text of websocket.iterText()) {
    await websocket.sendText(`${text.length}`);
  }
});

await app.listen(Number(process.env.PORT ?? 8000));
