import { expect, test } from 'vitest';
import { lineSelection } from '../../src/workbench/editor/plain-text.ts';

test('finds a line in a text', () => {
  const text = 'one\ntwo\nthree';
  expect(lineSelection(text, 1)).toEqual({ start: 0, end: 3 });
  expect(lineSelection(text, 2)).toEqual({ start: 4, end: 7 });
  expect(lineSelection(text, 3)).toEqual({ start: 8, end: 13 });
});

test('a line that is not there is an empty place at the end', () => {
  expect(lineSelection('one', 9)).toEqual({ start: 3, end: 3 });
});
