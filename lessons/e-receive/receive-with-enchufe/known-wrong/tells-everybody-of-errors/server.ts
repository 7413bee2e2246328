import { App, ConnectionManager } from 'enchufe';
const app = new App(); const all = new ConnectionManager();
const judge = (t: string) => { let v: any; try { v = JSON.parse(t); } catch { return '{"ok":false,"error":"json"}'; } return v?.op === 'sum' && typeof v.a === 'number' && typeof v.b === 'number' ? JSON.stringify({ ok: true, r: v.a + v.b }) : '{"ok":false,"error":"schema"}'; };
app.websocket('/length', async (ws) => { await ws.accept(); for await (const t of ws.iterText()) await ws.sendText(String([...t].length)); });
app.websocket('/sum', async (ws) => { await all.connect(ws); for await (const t of ws.iterText()) { const a = judge(t); if (a.includes('false')) await all.broadcast(a); else await ws.sendText(a); } });
await app.listen(Number(process.env.PORT ?? 8000));
