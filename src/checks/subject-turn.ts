import { withinTicks } from './deadline.ts';
import { withinFlow } from './flowing-clock.ts';
import { untilClockStands } from './judge-clock.ts';
import type { JudgeNotice, JudgeQuestion } from './judge-protocol.ts';

const waiting = new Map<number, () => void>();
let lastRequest = 0;
let current: Promise<unknown> | undefined;
let waits = 0;
let check = new AbortController();
let isFlowing = false;

/** From now on a tick of every wait is one of the program's own clock, or one of the machine's. */
export function letClockFlow(flows: boolean): void {
  isFlowing = flows;
}

/**
 * Waits for something that the learner's program is to do, at most so many ticks; in each the program had its turn.
 * So a wait that is over says something of the program, and nothing of the machine.
 */
export function withinTurns<Value>(
  promise: Promise<Value>,
  ticks: number,
  onTimeout: () => Error,
): Promise<Value> {
  const { signal: abandoned } = check;
  const waited = isFlowing
    ? withinFlow(promise, ticks, onTimeout, abandoned)
    : withinTicks(promise, ticks, onTimeout, { turn: subjectTurn, abandoned });
  const leave = () => {
    if (!abandoned.aborted) waits -= 1;
  };
  waits += 1;
  waited.then(leave, leave);
  return waited;
}

/**
 * Gives up what a check still waits for once it has its outcome: somebody that it left, or what failed side by side
 * with something else.
 */
export function abandonWaits(): void {
  check.abort();
  check = new AbortController();
  waits = 0;
}

/** Whether anything is still waited for. */
export function isAnybodyWaiting(): boolean {
  return waits > 0;
}

/** Takes the word that the learner's program had its turn, or is over. */
export function takeTurned({ request }: Extract<JudgeNotice, { type: 'turned' }>): void {
  waiting.get(request)?.();
  waiting.delete(request);
}

/**
 * Whoever waits at the same time waits for the same turn. A move of the clock that the machine is slow with is nothing
 * that the program takes its time for.
 */
function subjectTurn(): Promise<unknown> {
  current ??= Promise.all([askForTurn(), untilClockStands()]).finally(() => {
    current = undefined;
  });
  return current;
}

async function askForTurn(): Promise<void> {
  const request = ++lastRequest;
  const question: JudgeQuestion = { type: 'turn', request };
  process.send?.(question);
  await new Promise<void>((resolve) => waiting.set(request, resolve));
  // What the program said in its turn is on its way beside this, and is read in the same turn of this loop.
  await new Promise((resolve) => setImmediate(resolve));
}
