import { App } from 'enchufe';
const app = new App();
app.websocket('/ws', async (ws) => {
  if (parseInt(ws.queryParams.get('maintenance') ?? '') === 1) return ws.close();
  const chosen = ['chat.v2', 'chat.v1'].find((p) => ws.subprotocols.includes(p));
  await ws.accept({ subprotocol: chosen });
  await ws.sendText('ready');
  for await (const t of ws.iterText()) await ws.sendText(`echo: ${t}`);
});

await app.listen(Number(process.env.PORT ?? 8000));
