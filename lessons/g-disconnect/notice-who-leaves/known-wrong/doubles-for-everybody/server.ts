import { App, Path, str, WebSocketDisconnect, type WebSocket } from 'enchufe';
const app = new App();
const people = new Set<WebSocket>();
async function tell(text: string) { await Promise.allSettled([...people].map((p) => p.sendText(text))); }
app.websocket('/room/{name}', { name: Path(str) }, async (ws, { name }) => {
  await ws.accept();
  people.add(ws);
  try {
    while (true) { const n = (await ws.receiveJson()) as number; await Promise.allSettled([...people].map((p) => p.sendJson({ double: n * 2 }))); }
  } catch (e) {
    people.delete(ws);
    if (e instanceof WebSocketDisconnect) { await tell(`${name} left (${e.code})`); return; }
    await tell(`${name} failed`);
    throw e;
  }
});
await app.listen(Number(process.env.PORT ?? 8000));
