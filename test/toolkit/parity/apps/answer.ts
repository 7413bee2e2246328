import type { WebSocket } from 'enchufe';

/** Accepts, sends the value as JSON, and closes. */
export async function answer(websocket: WebSocket, value: unknown): Promise<void> {
  await websocket.accept();
  await websocket.sendJson(value);
  await websocket.close();
}
