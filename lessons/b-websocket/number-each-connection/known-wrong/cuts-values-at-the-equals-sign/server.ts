import { App } from 'enchufe';
const app = new App();
app.websocket('/ws/{room}', async (ws) => {
  await ws.accept({ subprotocol: ws.subprotocols[0] });
  const query: Record<string, string> = {};
  for (const part of ws.url.search.slice(1).split('&')) {
    const [k, v] = part.split('=');
    if (k) query[decodeURIComponent(k)] = decodeURIComponent(v ?? '');
  }
  await ws.sendJson({ path: ws.url.pathname, query, protocol: ws.subprotocols[0] ?? '' });
  let n = 0;
  for await (const _ of ws.iterText()) await ws.sendText(`#${++n}`);
});
await app.listen(Number(process.env.PORT ?? 8000));
