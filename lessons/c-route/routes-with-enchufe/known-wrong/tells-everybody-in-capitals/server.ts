import { App, ConnectionManager } from 'enchufe';
const app = new App(); const all = new ConnectionManager();
const tell = async (ws: any, what: string, text: string) => { if (what === 'upper') await all.broadcast(text, { room: what }); else await ws.sendText(text); };
app.websocket('/echo', async (ws) => { await all.connect(ws, { room: 'echo' }); for await (const t of ws.iterText()) await tell(ws, 'echo', t); });
app.websocket('/upper', async (ws) => { await all.connect(ws, { room: 'upper' }); for await (const t of ws.iterText()) await tell(ws, 'upper', t.toUpperCase()); });
app.websocket('/repeat/{n}', async (ws) => { const n = String(ws.pathParams.n); if (!/^[1-9]$/.test(n)) return ws.close(); await all.connect(ws, { room: 'repeat' }); for await (const t of ws.iterText()) await tell(ws, 'repeat', t.repeat(+n)); });
await app.listen(Number(process.env.PORT ?? 8000));
