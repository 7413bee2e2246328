import { openOwnTurns } from './guarded-port.ts';

/**
 * Keeps this thread from falling asleep for the moment in which an answer usually comes: to wake it
 * takes the system longer than the answer is on its way.
 */
export function stayAwake(): void {
  until = now() + MOMENT_MS;
  if (isAwake) return;
  isAwake = true;
  takeTurn();
}

let until = 0;
let isAwake = false;

const now = performance.now.bind(performance);

const takeTurn = openOwnTurns(() => {
  isAwake = now() < until;
  if (isAwake) takeTurn();
});

const MOMENT_MS = 0.15;
