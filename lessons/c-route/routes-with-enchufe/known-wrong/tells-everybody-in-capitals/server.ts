import { App, ConnectionManager } from 'enchufe';

const app = new App();
const readers = new ConnectionManager();

app.websocket('/echo', async (ws) => {
  await ws.accept();
  for await (const text of ws.iterText()) await ws.sendText(text);
});

app.websocket('/upper', async (ws) => {
  await readers.connect(ws);
  for await (const text of ws.iterText()) await readers.broadcast(text.toUpperCase());
});

app.websocket('/repeat/{n}', async (ws) => {
  const n = String(ws.pathParams.n);
  if (!/^[1-9]$/.test(n)) return ws.close();
  await ws.accept();
  for await (const text of ws.iterText()) await ws.sendText(text.repeat(Number(n)));
});

await app.listen(Number(process.env.PORT ?? 8000));
