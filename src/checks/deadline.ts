/** How long one tick of a deadline lasts where nothing delays it. */
export const tickMs = 50;

/** What ends a tick besides its time, and how long it lasts really where that isn't as long as it is meant to. */
export type TickManner = {
  turn?: () => Promise<unknown>;
  ms?: number;
  /** From then on no tick passes, and nobody is told that it is over. */
  abandoned?: AbortSignal;
};

/**
 * Waits for a promise, at most so many ticks. Ticks are counted by the waiter's own event loop, so that a machine
 * with too much to do stretches the deadline instead of breaking it; each lasts until `turn` has resolved, too, by
 * which whoever is waited for had its turn.
 */
export function withinTicks<Value>(
  promise: Promise<Value>,
  ticks: number,
  onTimeout: () => Error,
  { turn = () => Promise.resolve(), ms = tickMs, abandoned }: TickManner = {},
): Promise<Value> {
  return new Promise((resolve, reject) => {
    let left = ticks;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const begin = () => {
      timer = setTimeout(() => void turn().then(pass), ms);
    };
    const pass = () => {
      if (isOver) return;
      left -= 1;
      if (left > 0) begin();
      else reject(onTimeout());
    };
    const stop = () => {
      isOver = true;
      clearTimeout(timer);
    };
    begin();
    abandoned?.addEventListener('abort', stop);
    void promise.then(resolve, reject).finally(() => {
      stop();
      abandoned?.removeEventListener('abort', stop);
    });
  });
}

/** How many seconds so many ticks are meant to last. */
export function secondsOf(ticks: number): number {
  return (ticks * tickMs) / 1000;
}
