import { expect, test } from 'vitest';
import { guessHeight, RowHeights } from '../../../src/workbench/console/row-heights.ts';

test('knows where rows begin, and which row is at a place', () => {
  const heights = rows(20, 40, 20);
  expect([0, 1, 2, 3].map((index) => heights.start(index))).toEqual([0, 20, 60, 80]);
  expect([-5, 0, 19, 20, 59, 60, 500].map((y) => heights.at(y))).toEqual([0, 0, 0, 1, 1, 2, 2]);
  expect(heights.total).toBe(80);
});

test('moves what is below a row whose height was measured', () => {
  const heights = rows(20, 20, 20);
  expect(heights.total).toBe(60);
  expect(heights.set(1, 50)).toBe(30);
  expect([heights.start(1), heights.start(2), heights.total]).toEqual([20, 70, 90]);
  expect(heights.set(9, 50)).toBe(0);
});

test('tells how high the rows were that it lost at the top', () => {
  const heights = rows(20, 40, 60);
  expect(heights.drop(2)).toBe(60);
  expect([heights.count, heights.start(0), heights.total]).toEqual([1, 0, 60]);
  heights.push(10);
  expect(heights.total).toBe(70);
  expect(heights.drop(0)).toBe(0);
});

test('has no height without rows', () => {
  expect([rows().total, rows().at(10)]).toEqual([0, 0]);
});

test('guesses a height from the lines of a text and what fits in one', () => {
  expect(guessHeight('', 10, 20)).toBe(20);
  expect(guessHeight('0123456789', 10, 20)).toBe(20);
  expect(guessHeight('0123456789a', 10, 20)).toBe(40);
  expect(guessHeight('a\nb\nc', 10, 20)).toBe(60);
});

function rows(...all: number[]): RowHeights {
  const heights = new RowHeights();
  heights.reset(all);
  return heights;
}
