import { App, Path, str, type WebSocket } from 'enchufe';
const app = new App(); const people = new Map<WebSocket, string>();
app.websocket('/{room}/{name}', { room: Path(str), name: Path(str) }, async (ws, { room, name }) => {
  await ws.accept(); await ws.sendText(`welcome ${name}`);
  people.set(ws, ws.url.pathname);
  const here = () => [...people].filter(([, p]) => p.startsWith(`/${room}`)).map(([w]) => w);
  try { for await (const m of ws.iterText()) {
    const i = m.indexOf(' '); const c = i < 0 ? '' : m.slice(0, i); const t = m.slice(i + 1);
    if (c === 'all') await Promise.allSettled(here().map((w) => w.sendText(`${name}: ${t}`)));
    else if (c === 'others') await Promise.allSettled(here().filter((w) => w !== ws).map((w) => w.sendText(`${name}: ${t}`)));
    else await ws.sendText(c === 'me' ? `me: ${t}` : 'unknown');
  } } finally { people.delete(ws); await Promise.allSettled(here().map((w) => w.sendText(`- ${name}`))); }
});
await app.listen(Number(process.env.PORT ?? 8000));
