import { expect, test } from 'vitest';
import { firstTerms, termsOf } from '../../src/classroom/pages/terms-draft.ts';

test('hints are allowed, the solution is not, and every check can be run before anybody chooses', () => {
  expect(termsOf(firstTerms)).toEqual({ hints: true, solution: false, shownChecks: null });
});

test('the number of checks counts only where only the first ones are shown', () => {
  expect(termsOf({ ...firstTerms, shows: 'first', count: 4 })?.shownChecks).toBe(4);
  expect(termsOf({ ...firstTerms, shows: 'all', count: 0 })?.shownChecks).toBeNull();
});

test('what is no number of checks makes no terms', () => {
  for (const count of [null, undefined, 0, -1, 1.5, 100, Number.NaN]) {
    expect(termsOf({ ...firstTerms, shows: 'first', count })).toBeUndefined();
  }
});
