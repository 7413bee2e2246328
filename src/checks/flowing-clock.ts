import { tickMs } from './deadline.ts';
import { serverClock } from './judge-clock.ts';

/** How long a tick of a flowing clock really lasts, at least: what no clock of the program's governs goes on in it. */
export const flowingTickMs = 10;

type Waiter = { left: number; giveUp: () => void };

const waiters = new Set<Waiter>();
let isFlowing = false;

/**
 * Waits for a promise, at most so many ticks, in each of which the virtual clock of the learner's program moves on by
 * one: whoever waits at the same time waits for the same ticks, and while nobody does, the clock stands still. A wait
 * that is abandoned has no ticks any more, and nobody is told that it is over.
 */
export function withinFlow<Value>(
  promise: Promise<Value>,
  ticks: number,
  onTimeout: () => Error,
  abandoned?: AbortSignal,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const waiter: Waiter = { left: ticks, giveUp: () => reject(onTimeout()) };
    const leave = () => waiters.delete(waiter);
    waiters.add(waiter);
    abandoned?.addEventListener('abort', leave);
    void promise.then(resolve, reject).finally(() => {
      leave();
      abandoned?.removeEventListener('abort', leave);
    });
    if (!isFlowing) void flow();
  });
}

async function flow(): Promise<void> {
  isFlowing = true;
  while (waiters.size > 0) {
    await new Promise((resolve) => setTimeout(resolve, flowingTickMs));
    // Whoever comes from here on has not had this tick whole.
    const present = [...waiters];
    if (present.length === 0) break;
    await serverClock.advance(tickMs);
    // What the program said meanwhile is on its way beside this, and is read in the same turn of this loop.
    await new Promise((resolve) => setImmediate(resolve));
    for (const waiter of present) {
      if (!waiters.has(waiter)) continue;
      waiter.left -= 1;
      if (waiter.left > 0) continue;
      waiters.delete(waiter);
      waiter.giveUp();
    }
  }
  isFlowing = false;
}
