import { atTurnsEnd } from '../../../network/guarded-port.ts';
import { queueTurn } from './timers.ts';

/** What is left to do for sockets that the system is closing. */
const closings: (() => void)[] = [];

/** Runs a task when the system has closed a socket: later in the turn of Node's loop, the last to be closed first. */
export function whenSystemCloses(task: () => void): void {
  closings.push(task);
  // What this turn has to say to the other end leaves before.
  atTurnsEnd(() => {
    queueTurn(() => closings.pop()?.());
  });
}
