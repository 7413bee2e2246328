import { App, HTTPException } from 'enchufe';

const app = new App();
const replies: Record<string, (text: string) => string> = {
  echo: (text) => text,
  upper: (text) => text.toUpperCase(),
};

for (const name of Object.keys(replies)) {
  app.websocket(`/${name}`, async (websocket) => {
    await websocket.accept();
    for await (const text of websocket.iterText())
      await websocket.sendText(replies[name]?.(text) ?? '');
  });
}

app.websocket('/repeat/{n:int}', async (websocket) => {
  const n = Number(websocket.pathParams['n']);
  if (n < 1 || n > 9) throw new HTTPException(404, 'from 1 to 9');
  await websocket.accept();
  for await (const text of websocket.iterText()) await websocket.sendText(text.repeat(n));
});

await app.listen(Number(process.env.PORT ?? 8000));
