import type { WebSocket } from 'enchufe';

export async function measure(websocket: WebSocket) {
  await websocket.accept();
  for await (const text of websocket.iterText()) await websocket.sendText(text.length.toString());
}
