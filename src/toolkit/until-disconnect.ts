import { WebSocketDisconnect } from './errors.ts';

/** What is received again and again, until the client leaves. */
export async function* untilDisconnect<T>(
  receive: () => Promise<T>,
): AsyncGenerator<T, void, undefined> {
  try {
    for (;;) yield await receive();
  } catch (error) {
    if (!(error instanceof WebSocketDisconnect)) throw error;
  }
}
