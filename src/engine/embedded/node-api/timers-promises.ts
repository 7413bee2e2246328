import { abortError } from './node-error.ts';
import {
  type Immediate,
  Timeout,
  setImmediate as startImmediate,
  setTimeout as startTimeout,
} from './timers.ts';

type Options = { ref?: boolean; signal?: AbortSignal };

/** Resolves with the value after so many milliseconds. */
export function setTimeout<Value>(
  ms?: number,
  value?: Value,
  options: Options = {},
): Promise<Value> {
  return wait(value as Value, options, (done) => new Timeout(done, ms, false));
}

/** Resolves with the value in the next turn. */
export function setImmediate<Value>(value?: Value, options: Options = {}): Promise<Value> {
  return wait(value as Value, options, (done) => startImmediate(done));
}

/** Yields the value every so many milliseconds. */
export async function* setInterval<Value>(
  ms?: number,
  value?: Value,
  options: Options = {},
): AsyncGenerator<Value, void> {
  let due = 0;
  let wake: (() => void) | undefined;
  const tick = (): void => {
    due++;
    wake?.();
  };
  const timer = new Timeout(tick, ms, true);
  if (options.ref === false) timer.unref();
  options.signal?.addEventListener('abort', tick);
  try {
    for (;;) {
      if (options.signal?.aborted) throw abortError(options.signal);
      if (due === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else {
        due--;
        yield value as Value;
      }
    }
  } finally {
    timer.close();
  }
}

/** The scheduler of the web, as Node has it. */
export const scheduler = {
  wait: (ms: number, options?: Options) => setTimeout(ms, undefined, options),
  yield: () => setImmediate(),
};

const timersPromises = { setTimeout, setImmediate, setInterval, scheduler };
export default timersPromises;

const promisifyCustom = Symbol.for('nodejs.util.promisify.custom');
Object.defineProperty(startTimeout, promisifyCustom, { value: setTimeout });
Object.defineProperty(startImmediate, promisifyCustom, { value: setImmediate });

function wait<Value>(
  value: Value,
  { ref, signal }: Options,
  start: (done: () => void) => Timeout | Immediate,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(abortError(signal));
      return;
    }
    const timer = start(() => {
      signal?.removeEventListener('abort', abort);
      resolve(value);
    });
    const abort = (): void => {
      timer.close();
      if (signal) reject(abortError(signal));
    };
    if (ref === false) timer.unref();
    signal?.addEventListener('abort', abort, { once: true });
  });
}
