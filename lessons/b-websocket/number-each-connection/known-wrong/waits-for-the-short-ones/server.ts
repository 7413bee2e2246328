import { App } from 'enchufe';
const app = new App();
app.websocket('/ws/{room}', async (ws) => {
  await ws.accept({ subprotocol: ws.subprotocols[0] });
  await ws.sendJson({
    path: ws.url.pathname,
    query: Object.fromEntries(ws.queryParams),
    protocol: ws.subprotocols[0] ?? '',
  });
  let n = 0;
  for await (const text of ws.iterText()) {
    const mine = ++n;
    setTimeout(() => ws.sendText(`#${mine}`).catch(() => {}), text.length < 3 ? 30 : 1);
  }
});
await app.listen(Number(process.env.PORT ?? 8000));
