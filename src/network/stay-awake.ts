import { openOwnTurns } from './guarded-port.ts';

/**
 * Keeps this thread from falling asleep for the moment in which an answer usually comes: to wake it
 * takes the system longer than the answer is on its way. Where answers come later, it mostly stops trying.
 */
export function stayAwake(): void {
  if (misses >= MOST_MISSES && ++passes % TRY_AGAIN !== 0) return;
  until = now() + MOMENT_MS;
  if (isAwake) return;
  isAwake = true;
  takeTurn();
}

/** Says that something has come. */
export function wasAnswered(): void {
  if (until === 0) return;
  until = 0;
  misses = 0;
}

/** When the moment is over; 0 while nothing is waited for. */
let until = 0;
let isAwake = false;
/** How often in a row nothing came: another thread needs this processor, or nobody is going to answer. */
let misses = 0;
let passes = 0;

const now = performance.now.bind(performance);

const takeTurn = openOwnTurns(() => {
  isAwake = until !== 0 && now() < until;
  if (isAwake) takeTurn();
  else if (until !== 0) {
    until = 0;
    misses++;
  }
});

const MOMENT_MS = 0.15;
const MOST_MISSES = 4;
const TRY_AGAIN = 64;
