import { type EventSource, isEmitter, listen } from './event-source.ts';
import { abortError } from './node-error.ts';

/** Waits for one event: resolves with its arguments, rejects with its `error`. */
export function once(
  source: EventSource,
  event: string | symbol,
  options: { signal?: AbortSignal } = {},
): Promise<unknown[]> {
  const { signal } = options;
  return new Promise((resolve, rejectPromise) => {
    // Whatever was emitted as error is what comes out, an Error or not.
    const reject: (reason: unknown) => void = rejectPromise;
    if (signal?.aborted) {
      reject(abortError(signal));
      return;
    }
    const stop = new AbortController();
    const settle = (done: () => void): void => {
      stop.abort();
      done();
    };
    listen(source, event, stop.signal, (...args) => {
      settle(() => {
        resolve(args);
      });
    });
    if (event !== 'error' && isEmitter(source)) {
      listen(source, 'error', stop.signal, (error) => {
        settle(() => {
          reject(error);
        });
      });
    }
    signal?.addEventListener('abort', () => {
      settle(() => {
        reject(abortError(signal));
      });
    });
  });
}
