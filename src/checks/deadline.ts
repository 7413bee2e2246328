/** How long one tick of a deadline lasts where nothing delays it. */
export const tickMs = 50;

/**
 * Waits for a promise, at most so many ticks. Ticks are counted by the waiter's own event loop,
 * so that a machine with too much to do stretches the deadline instead of breaking it.
 */
export function withinTicks<Value>(
  promise: Promise<Value>,
  ticks: number,
  onTimeout: () => Error,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    let left = ticks;
    const timer = setInterval(() => {
      left -= 1;
      if (left > 0) return;
      clearInterval(timer);
      reject(onTimeout());
    }, tickMs);
    void promise.then(resolve, reject).finally(() => clearInterval(timer));
  });
}

/** How many seconds so many ticks are meant to last. */
export function secondsOf(ticks: number): number {
  return (ticks * tickMs) / 1000;
}
