import { expect, test } from 'vitest';
import { Rounds } from './rounds.ts';

const rowOf = (outline: string, seed: number, problems: readonly string[] = []) => ({
  ...{ path: 'c-route/routes/starter', engines: 'node', verdict: outline, milliseconds: 1 },
  ...{ said: [{ engine: 'node', outline, seed }], problems },
});

test('says nothing while every round says the same', () => {
  const rounds = new Rounds();
  const found = [1, 2, 3].flatMap((round) => rounds.take(round, rowOf('failed (path)', round)));
  expect([found, rounds.verdicts, rounds.wrong]).toEqual([[], 3, 0]);
});

test('tells a verdict that changes, with the seed that repeats it', () => {
  const rounds = new Rounds();
  rounds.take(1, rowOf('failed (path)', 11));
  expect(rounds.take(2, rowOf('failed (query)', 22))).toEqual([
    'round 2: c-route/routes/starter on node, seed 22: says failed (query), and in the first round failed (path)',
  ]);
  expect([rounds.verdicts, rounds.wrong]).toEqual([2, 1]);
});

test('tells a wrong verdict once, for its own reason', () => {
  const rounds = new Rounds();
  rounds.take(1, rowOf('passed', 11));
  expect(rounds.take(2, rowOf('failed (path)', 22, ['must pass']))).toEqual(['round 2: must pass']);
});
