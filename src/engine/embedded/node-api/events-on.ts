import { type EventSource, isEmitter, listen } from './event-source.ts';
import { abortError } from './node-error.ts';

type Waiting = {
  resolve: (result: IteratorResult<unknown[], undefined>) => void;
  reject: (error: unknown) => void;
};

/** Iterates over the arguments of each event from now on: `for await (const [message] of on(socket, 'message'))`. */
export function on(
  source: EventSource,
  event: string | symbol,
  options: { signal?: AbortSignal; close?: string[] } = {},
): AsyncIterableIterator<unknown[], undefined> {
  const { signal } = options;
  if (signal?.aborted) throw abortError(signal);
  const arrived: unknown[][] = [];
  const waiting: Waiting[] = [];
  const stop = new AbortController();
  let state: { error: unknown } | 'open' | 'ended' = 'open';

  const end = (outcome: { error: unknown } | 'ended'): void => {
    if (state !== 'open') return;
    stop.abort();
    state = outcome;
    const first = waiting.shift();
    if (first && typeof outcome === 'object') {
      state = 'ended';
      first.reject(outcome.error);
    } else {
      first?.resolve({ value: undefined, done: true });
    }
    for (const other of waiting.splice(0)) other.resolve({ value: undefined, done: true });
  };
  listen(source, event, stop.signal, (...args) => {
    const first = waiting.shift();
    if (first) first.resolve({ value: args, done: false });
    else arrived.push(args);
  });
  if (event !== 'error' && isEmitter(source)) {
    listen(source, 'error', stop.signal, (error) => {
      end({ error });
    });
  }
  for (const closing of options.close ?? []) {
    listen(source, closing, stop.signal, () => {
      end('ended');
    });
  }
  signal?.addEventListener('abort', () => {
    end({ error: abortError(signal) });
  });

  return {
    next() {
      const value = arrived.shift();
      if (value) return Promise.resolve({ value, done: false });
      if (typeof state === 'object') {
        const { error } = state;
        state = 'ended';
        const failed = Promise.withResolvers<never>();
        failed.reject(error);
        return failed.promise;
      }
      if (state === 'ended') return Promise.resolve({ value: undefined, done: true });
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
      });
    },
    return() {
      end('ended');
      return Promise.resolve({ value: undefined, done: true });
    },
    throw(error: unknown) {
      end({ error });
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
