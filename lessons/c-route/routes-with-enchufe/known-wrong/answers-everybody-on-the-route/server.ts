import { App } from 'enchufe';
const app = new App();
const all = new Set<any>();
app.websocket('/echo', async (ws) => {
  await ws.accept();
  for await (const t of ws.iterText()) {
    all.add(ws);
    for (const w of all) await w.sendText(t).catch(() => {});
  }
});
app.websocket('/upper', async (ws) => {
  await ws.accept();
  for await (const t of ws.iterText()) await ws.sendText(t.toUpperCase());
});
app.websocket('/repeat/{n}', async (ws) => {
  const n = ws.pathParams.n;
  if (!/^[1-9]$/.test(n)) return ws.close(1008);
  await ws.accept();
  for await (const t of ws.iterText()) await ws.sendText(t.repeat(+n));
});

await app.listen(Number(process.env.PORT ?? 8000));
