import { App } from 'enchufe';
const app = new App();
app.websocket('/ws/{room}', async (ws) => {
  const protocol = ws.subprotocols.includes('chat.v1') ? 'chat.v1' : ws.subprotocols[0];
  await ws.accept({ subprotocol: protocol });
  await ws.sendJson({
    path: ws.url.pathname,
    query: Object.fromEntries(ws.queryParams),
    protocol: protocol ?? '',
  });
  let n = 0;
  for await (const _ of ws.iterText()) await ws.sendText(`#${++n}`);
});
await app.listen(Number(process.env.PORT ?? 8000));
