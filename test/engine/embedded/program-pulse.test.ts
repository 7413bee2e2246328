import { expect, test } from 'vitest';
import { ProgramPulse } from '../../../src/engine/embedded/program-pulse.ts';

/** After how many ticks a program that never answers is given up. */
function ticksUntilGivenUp(pulse: ProgramPulse, share: number): number {
  for (let ticks = 1; ; ticks += 1) if (pulse.tick(share) === 'unresponsive') return ticks;
}

function startedPulse(role: 'learner' | 'trusted' = 'learner'): ProgramPulse {
  const pulse = new ProgramPulse(() => undefined, role);
  pulse.start();
  return pulse;
}

test('a program that owes an answer is given up after as much time as it could run', () => {
  expect(ticksUntilGivenUp(startedPulse(), 1)).toBe(7);
  expect(ticksUntilGivenUp(startedPulse(), 0.5)).toBe(13);
  expect(ticksUntilGivenUp(startedPulse('trusted'), 1)).toBe(31);
});

test('an answer begins its time anew', () => {
  const pulse = startedPulse();
  for (let tick = 0; tick < 6; tick += 1) expect(pulse.tick(1)).toBe('alive');
  pulse.answer();
  expect(ticksUntilGivenUp(pulse, 1)).toBe(7);
});

test('what is loaded before the first line has more time', () => {
  expect(ticksUntilGivenUp(new ProgramPulse(() => undefined, 'learner'), 1)).toBe(41);
});
