import { WebSocketDisconnect } from './errors.ts';

/** Does something now, and turns what it throws into a rejection. */
export function atOnce(act: () => void): Promise<void> {
  return new Promise((resolve) => {
    resolve(act());
  });
}

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
