import { invalidArgumentType } from './node-error.ts';

let queue: (() => void)[] = [];
let isInTurn = false;
let isDrainQueued = false;

/** `process.nextTick`: runs the callback before anything else that waits. */
export function nextTick<Args extends unknown[]>(
  callback: (...args: Args) => void,
  ...args: Args
): void {
  if (typeof callback !== 'function')
    throw invalidArgumentType('callback', 'of type function', callback);
  queue.push(() => {
    callback(...args);
  });
  if (isInTurn || isDrainQueued) return;
  isDrainQueued = true;
  queueMicrotask(() => {
    isDrainQueued = false;
    runTurn(() => undefined);
  });
}

/**
 * Runs what the outside set off (a timer, a message, bytes) as Node does: its ticks come before its promises,
 * and an error in one of them is uncaught without stopping the others.
 */
export function runTurn(task: () => void): void {
  if (isInTurn) {
    task();
    return;
  }
  isInTurn = true;
  runSafely(task);
  while (queue.length > 0) {
    const ticks = queue;
    queue = [];
    ticks.forEach(runSafely);
  }
  isInTurn = false;
}

/** Makes an error uncaught, as if nobody on the stack had caught it. */
export function throwUncaught(error: unknown): void {
  if (typeof reportError === 'function') reportError(error);
  else
    queueMicrotask(() => {
      throw error;
    });
}

function runSafely(task: () => void): void {
  try {
    task();
  } catch (error) {
    throwUncaught(error);
  }
}
