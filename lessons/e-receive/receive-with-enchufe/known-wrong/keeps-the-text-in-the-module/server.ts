import { App } from 'enchufe';
const app = new App();
let last: any;
const sleep = () => new Promise((r) => setTimeout(r, 5));
app.websocket('/length', async (ws) => { await ws.accept(); for await (const t of ws.iterText()) { last = t; await sleep(); await ws.sendText(String(last.length)); } });
app.websocket('/sum', async (ws) => {
  await ws.accept();
  for await (const text of ws.iterText()) {
    let m: any;
    try { m = JSON.parse(text); } catch { await ws.sendJson({ ok: false, error: 'json' }); continue; }
    const good = m?.op === 'sum' && typeof m.a === 'number' && typeof m.b === 'number';
    await ws.sendJson(good ? { ok: true, r: m.a + m.b } : { ok: false, error: 'schema' });
  }
});
await app.listen(Number(process.env.PORT ?? 8000));
