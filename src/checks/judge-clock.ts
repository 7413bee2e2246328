import type { JudgeNotice, JudgeQuestion } from './judge-protocol.ts';

/** The virtual clock of the learner's program, for checks that ask for one. */
export type ServerClock = {
  /**
   * Moves the clock on: every timer of the server that is due in that span fires, and what it sends has arrived
   * when this resolves. Nothing else makes time pass for the server. `timers` is how many ran meanwhile, as the
   * engine counted them; whose they are, the server's or a library's, it can't tell.
   */
  advance(milliseconds: number): Promise<{ timers: number }>;
};

const waiting = new Map<number, (move: { timers: number }) => void>();
let still = Promise.withResolvers<void>();
still.resolve();
let lastRequest = 0;

/** Asks whoever started the judge to move the server's clock on. */
export const serverClock: ServerClock = {
  advance(milliseconds) {
    const request = ++lastRequest;
    if (waiting.size === 0) still = Promise.withResolvers();
    const question: JudgeQuestion = { type: 'advance', request, milliseconds };
    process.send?.(question);
    return new Promise((resolve) => waiting.set(request, resolve));
  },
};

/** The clock of a check that didn't ask for one. */
export const noClock: ServerClock = {
  advance() {
    throw new Error("Expected the check to say clock: 'virtual', because it moves the clock.");
  },
};

/** Whether a check waits for the clock. */
export function isClockMoving(): boolean {
  return waiting.size > 0;
}

/** Resolves when no move of the clock is on its way, however long the machine takes for it. */
export function untilClockStands(): Promise<void> {
  return still.promise;
}

/** Takes the word that the clock is where it was asked to be, or that the server is over. */
export function takeAdvanced({
  request,
  timers,
}: Extract<JudgeNotice, { type: 'advanced' }>): void {
  waiting.get(request)?.({ timers });
  waiting.delete(request);
  if (waiting.size === 0) still.resolve();
}
