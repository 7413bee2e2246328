import { App, ConnectionManager } from 'enchufe';

const app = new App();
const adders = new ConnectionManager();

app.websocket('/length', async (ws) => {
  await ws.accept();
  for await (const text of ws.iterText()) await ws.sendText(String([...text].length));
});

app.websocket('/sum', async (ws) => {
  await adders.connect(ws);
  for await (const text of ws.iterText()) {
    const answer = add(text);
    if (answer.ok) await ws.sendJson(answer);
    else await adders.broadcast(JSON.stringify(answer));
  }
});

await app.listen(Number(process.env.PORT ?? 8000));

function add(text: string): { ok: true; r: number } | { ok: false; error: string } {
  try {
    const message = JSON.parse(text);
    if (message?.op === 'sum' && typeof message.a === 'number' && typeof message.b === 'number') {
      return { ok: true, r: message.a + message.b };
    }
    return { ok: false, error: 'schema' };
  } catch {
    return { ok: false, error: 'json' };
  }
}
