import type { JsonValue } from '../../engine.ts';

/**
 * Gives a trusted program `process.send` and `process.on('message')` as a process has that was forked; gives what
 * is to be called with each value for it.
 */
export function giveMessages(send: (value: JsonValue) => void): (value: JsonValue) => void {
  const waiting: JsonValue[] = [];
  let hold: NodeJS.Timeout | undefined;
  const { setInterval, clearInterval } = globalThis;

  process.send = (value: JsonValue, ...rest: unknown[]) => {
    send(value);
    const done = rest.find((one) => typeof one === 'function');
    if (done) process.nextTick(done, null);
    return true;
  };
  process.connected = true;
  // Who waits for messages stays alive; what came before anybody listened is kept, as Node does.
  process.on('newListener', (event: string | symbol) => {
    if (event !== 'message') return;
    hold ??= setInterval(() => undefined, longestMs);
    process.nextTick(deliver);
  });
  process.on('removeListener', (event: string | symbol) => {
    if (event !== 'message' || process.listenerCount('message') > 0) return;
    clearInterval(hold);
    hold = undefined;
  });
  return (value) => {
    waiting.push(value);
    deliver();
  };

  function deliver(): void {
    while (process.listenerCount('message') > 0 && waiting.length > 0) {
      process.emit('message', waiting.shift(), undefined);
    }
  }
}

const longestMs = 2 ** 31 - 1;
