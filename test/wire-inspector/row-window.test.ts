import { expect, test } from 'vitest';
import { rowOfKey, rowSlots, rowWindow, scrollToRow } from '../../src/wire-inspector/row-window.ts';

const place = { scrollTop: 0, viewHeight: 330, rowHeight: 33, count: 50_000 };

test('of 50,000 rows only those in sight are drawn, with four to spare', () => {
  expect(rowWindow(place)).toEqual({ first: 0, end: 15 });
  expect(rowWindow({ ...place, scrollTop: 33_000 })).toEqual({ first: 996, end: 1_015 });
});

test('no two rows that are drawn at once share a slot', () => {
  const slots = rowSlots(place.viewHeight, place.rowHeight);
  for (let scrollTop = 0; scrollTop < 3_300; scrollTop += 7) {
    const { first, end } = rowWindow({ ...place, scrollTop });
    expect(end - first).toBeLessThanOrEqual(slots);
  }
});

test('a list that became shorter shows its last rows', () => {
  expect(rowWindow({ ...place, scrollTop: 33_000, count: 20 })).toEqual({ first: 5, end: 20 });
});

test('a chosen row comes into sight with the least scrolling', () => {
  expect(scrollToRow(5, { ...place, titles: 25 })).toBe(0);
  expect(scrollToRow(20, { ...place, titles: 25 })).toBe(388);
  expect(scrollToRow(2, { ...place, scrollTop: 500, titles: 25 })).toBe(66);
});

test('keys move by a row, by a page and to the ends, and never beyond', () => {
  const keys = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'x'];
  expect(keys.map((key) => rowOfKey(key, 5, 8, 10))).toEqual([4, 6, 0, 7, 0, 7, null]);
  expect(keys.map((key) => rowOfKey(key, 5, 0, 10))).toEqual(keys.map(() => null));
});
