import { App, type WebSocket, WebSocketDisconnect } from 'enchufe';

const app = new App();

app.websocket('/length', async (websocket) => {
  await websocket.accept();
  try {
    while (true) await websocket.sendText(String((await websocket.receiveText()).length));
  } catch (error) {
    if (!(error instanceof WebSocketDisconnect)) throw error;
  }
});

app.websocket('/sum', async (websocket) => {
  await websocket.accept();
  try {
    while (true) await answer(websocket, await websocket.receiveText());
  } catch (error) {
    if (!(error instanceof WebSocketDisconnect)) throw error;
  }
});

async function answer(websocket: WebSocket, text: string): Promise<void> {
  const message = parse(text);
  if (message === undefined) return websocket.sendText('{"ok":false,"error":"json"}');
  const { op, a, b } = Object(message);
  const isRight = op === 'sum' && Number.isFinite(a) && Number.isFinite(b);
  await websocket.sendJson(isRight ? { r: a + b, ok: true } : { error: 'schema', ok: false });
}

function parse(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

await app.listen(Number(process.env.PORT ?? 8000));
