import { App, Router, Path, WebSocketDisconnect } from 'enchufe';

const digit = (raw: string): number => {
  if (!/^[1-9]$/.test(raw)) throw new Error('1 to 9');
  return Number(raw);
};

const texts = new Router();
texts.websocket('/echo', async (websocket) => {
  await websocket.accept();
  try {
    while (true) await websocket.sendText(await websocket.receiveText());
  } catch (error) {
    if (!(error instanceof WebSocketDisconnect)) throw error;
  }
});
texts.websocket('/upper', async (websocket) => {
  await websocket.accept();
  for await (const text of websocket.iterText())
    await websocket.sendText(text.toLocaleUpperCase('es'));
});

const repeats = new Router({ prefix: '/repeat' });
repeats.websocket('/{times}', { times: Path(digit) }, async (websocket, { times }) => {
  await websocket.accept();
  for await (const text of websocket.iterText()) {
    await websocket.sendText(Array.from({ length: times }, () => text).join(''));
  }
});

const app = new App();
app.include(texts);
app.include(repeats);
app.listen(Number(process.env.PORT ?? 8000));
