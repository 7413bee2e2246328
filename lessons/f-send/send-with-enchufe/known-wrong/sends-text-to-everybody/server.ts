import { App, ConnectionManager } from 'enchufe';
const app = new App(); const all = new ConnectionManager();
app.websocket('/', async (ws) => {
  await all.connect(ws);
  for await (const m of ws.iterText()) {
    const i = m.indexOf(':'); const c = i < 0 ? '' : m.slice(0, i); const v = m.slice(i + 1);
    if (c === 'text') await all.broadcast(v);
    else if (c === 'bytes') await ws.sendBytes(Uint8Array.from({ length: +v }, (_, k) => k)); else if (c === 'json') await ws.sendJson({ value: v }); else if (c === 'all') { await ws.sendText(v); await ws.sendBytes(Buffer.from(v)); await ws.sendJson({ value: v }); } else await ws.sendJson({ error: 'unknown' });
  }
});
await app.listen(Number(process.env.PORT ?? 8000));
