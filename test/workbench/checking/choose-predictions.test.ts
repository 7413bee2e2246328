import { expect, test } from 'vitest';
import type { Prediction } from '../../../src/course/predictions.ts';
import { choosePredictions } from '../../../src/workbench/checking/choose-predictions.ts';
import type { FailureStreaks } from '../../../src/workbench/checking/failure-streaks.ts';

const choices = [
  { text: '1', explanation: 'Yes.', isRight: true },
  { text: '2', explanation: 'No.', isRight: false },
];
const prediction = (id: string, ...checks: string[]): Prediction => ({
  id,
  checks,
  question: id,
  choices,
});
const section = [prediction('e0'), prediction('e1', 'text-type'), prediction('e2', 'bad-json')];

const failedThrice = (...checks: string[]): FailureStreaks =>
  Object.fromEntries(checks.map((check) => [check, { failures: 3, answers: [] }]));

/** The names of what is asked, by check. */
function asked(failed: string[], streaks: FailureStreaks): Record<string, string> {
  const chosen = choosePredictions(failed, streaks, section);
  return Object.fromEntries([...chosen].map(([check, { id }]) => [check, id]));
}

test('a check is asked about with its own question', () => {
  expect(asked(['bad-json'], failedThrice('bad-json'))).toEqual({ 'bad-json': 'e2' });
});

test('a check without a question gets one of the section, not one that repeats another section', () => {
  expect(asked(['order'], failedThrice('order'))).toEqual({ order: 'e1' });
});

test('a question goes first to the check that it is about, and is asked once', () => {
  const failed = ['order', 'text-type', 'bad-json'];
  expect(asked(failed, failedThrice(...failed))).toEqual({ 'text-type': 'e1', 'bad-json': 'e2' });
});

test('nothing is asked before a check failed three times in a row', () => {
  expect(asked(['text-type'], { 'text-type': { failures: 2, answers: [] } })).toEqual({});
  expect(asked(['text-type'], {})).toEqual({});
});

test('what was answered is not asked again: the next one comes, and then none', () => {
  const answers = [{ prediction: 'e1', choice: 0 }];
  expect(asked(['text-type'], { 'text-type': { failures: 6, answers } })).toEqual({
    'text-type': 'e2',
  });
  expect(
    asked(['text-type'], {
      'text-type': { failures: 9, answers: [...answers, { prediction: 'e2', choice: 0 }] },
    }),
  ).toEqual({});
});
