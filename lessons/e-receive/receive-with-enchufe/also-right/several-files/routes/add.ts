import { WebSocketDisconnect, type WebSocket } from 'enchufe';

export async function add(websocket: WebSocket) {
  await websocket.accept();
  let isHere = true;
  while (isHere) {
    await websocket
      .receiveJson()
      .then((message) => websocket.sendJson(reply(message)))
      .catch(async (error) => {
        if (error instanceof WebSocketDisconnect) isHere = false;
        else if (error instanceof SyntaxError)
          await websocket.sendJson({ ok: false, error: 'json' });
        else throw error;
      });
  }
}

function reply(message: any) {
  if (message?.op !== 'sum') return { ok: false, error: 'schema' };
  const numbers = [message.a, message.b];
  if (!numbers.every((each) => typeof each === 'number')) return { ok: false, error: 'schema' };
  return { ok: true, r: numbers.reduce((sum, each) => sum + each, 0) };
}
