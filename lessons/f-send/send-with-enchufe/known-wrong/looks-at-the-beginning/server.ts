import { App } from 'enchufe';
const app = new App();
app.get('/', () => 'hola');
app.websocket('/', async (ws) => {
  await ws.accept();
  for await (const m of ws.iterText()) {
    if (m.startsWith('text:')) { await ws.sendText(m.slice(5)); continue; }
    if (m.startsWith('bytes:')) { const n = Number(m.substring('bytes:'.length)); const b = Buffer.alloc(n); for (let i = 0; i < n; i++) b[i] = i; await ws.sendBytes(b); continue; }
    if (m.startsWith('json')) { await ws.sendJson({ value: m.slice(5) }); continue; }
    if (m.startsWith('all:')) {
      const v = m.slice(4);
      for (const step of [() => ws.sendText(v), () => ws.sendBytes(Buffer.from(v)), () => ws.sendJson({ value: v })]) await step();
      continue;
    }
    await ws.sendJson({ error: 'unknown' });
  }
});
await app.listen(Number(process.env.PORT ?? 8000));
