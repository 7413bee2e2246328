import { expect, test } from 'vitest';
import type { CorpusExercise } from './corpus.ts';
import { shorten } from './short-corpus.ts';

const exerciseWith = (...expected: string[]): CorpusExercise => ({
  ...{ section: 'e-receive', id: 'receive-json', entry: 'server.ts', subject: 'server' },
  checks: 'e-receive/receive-json/checks.ts',
  starter: { id: 'starter', files: {} },
  solution: { id: 'solution', files: {} },
  alsoRight: [
    { id: 'in-files', files: {} },
    { id: 'in-classes', files: {} },
  ],
  knownWrong: expected.map((check, place) => ({
    ...{ id: `${check}-${place}`, files: {}, expected: check, hint: undefined },
  })),
});

const idsOf = (exercise: CorpusExercise) => shorten(exercise).knownWrong.map(({ id }) => id);

test('keeps one wrong submission for each check, and everything right', () => {
  const exercise = exerciseWith('a', 'a', 'b', 'c', 'b', 'd', 'e', 'f', 'a');
  expect(idsOf(exercise)).toEqual(['a-0', 'b-2', 'c-3', 'd-5', 'e-6', 'f-7']);
  expect(shorten(exercise).alsoRight).toEqual(exercise.alsoRight);
});

test('keeps five wrong ones where there are so many, in their order', () => {
  expect(idsOf(exerciseWith('a', 'a', 'b', 'a', 'b', 'b'))).toEqual([
    ...['a-0', 'a-1', 'b-2', 'a-3', 'b-4'],
  ]);
  expect(idsOf(exerciseWith('a', 'b'))).toEqual(['a-0', 'b-1']);
});
