import { App } from 'enchufe';
const app = new App();
app.websocket('/ws', async (ws) => {
  if ([...ws.queryParams.values()].includes('1')) { await ws.close(1008); return; }
  const offered = new Set(ws.subprotocols);
  const subprotocol = ['chat.v2', 'chat.v1'].find((p) => offered.has(p));
  await ws.accept(subprotocol ? { subprotocol } : {});
  await ws.sendText('ready');
  for await (const t of ws.iterText()) await ws.sendText('echo: ' + t);
});
await app.listen(Number(process.env.PORT ?? 8000));
