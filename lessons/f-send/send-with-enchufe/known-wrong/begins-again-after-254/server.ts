import { App } from 'enchufe';
const app = new App();
app.websocket('/', async (ws) => {
  await ws.accept();
  for await (const m of ws.iterText()) {
    const i = m.indexOf(':'); const c = i < 0 ? '' : m.slice(0, i); const v = m.slice(i + 1);
    if (c === 'text') await ws.sendText(v); else if (c === 'bytes') await ws.sendBytes(Uint8Array.from({ length: +v }, (_, k) => k % 255)); else if (c === 'json') await ws.sendJson({ value: v }); else if (c === 'all') { await ws.sendText(v); await ws.sendBytes(Buffer.from(v)); await ws.sendJson({ value: v }); } else await ws.sendJson({ error: 'unknown' });
  }
});
await app.listen(Number(process.env.PORT ?? 8000));
