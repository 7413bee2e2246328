import type { ClockMove } from '../../engine.ts';
import { VirtualClock, type BetweenTimers } from '../../virtual-clock.ts';
import { installVirtualGlobals, type StartTimer } from '../../virtual-globals.ts';

/** What a timer that waits can be stopped by. */
export type StopTimer = () => void;

// Taken before the program can touch anything.
const native = {
  setTimeout: globalThis.setTimeout.bind(globalThis) as unknown as (
    task: () => void,
    ms: number,
  ) => number,
  clearTimeout: globalThis.clearTimeout.bind(globalThis) as unknown as (id: number) => void,
  now: performance.now.bind(performance),
};
const startedAt = native.now();
let virtual: VirtualClock | undefined;

/** Milliseconds since the program began, by its clock. */
export function elapsedMs(): number {
  return virtual ? virtual.elapsed : native.now() - startedAt;
}

/** Calls `fire` once when the program's clock has come so far; returns what stops it. */
export function startTimer(fire: () => void, ms: number): StopTimer {
  const clock = virtual;
  if (clock) {
    const timer = clock.start(ms, fire);
    return () => {
      clock.stop(timer);
    };
  }
  const id = native.setTimeout(fire, ms);
  return () => {
    native.clearTimeout(id);
  };
}

/** Gives the program a virtual clock in place of the machine's; to be called before it runs. */
export function useVirtualClock(startsAt: number, startUserTimer: StartTimer): void {
  virtual = new VirtualClock(startsAt);
  installVirtualGlobals(virtual, startUserTimer);
}

/** Moves the virtual clock on; undefined where the program has none. */
export function advanceClock(ms: number, between: BetweenTimers): Promise<ClockMove> | undefined {
  return virtual?.advance(ms, between);
}
