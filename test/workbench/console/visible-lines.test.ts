import { expect, test } from 'vitest';
import { LineSearch } from '../../../src/workbench/console/line-search.ts';
import { VisibleLines } from '../../../src/workbench/console/visible-lines.ts';
import { numbered } from './lines.ts';

const everything = (): boolean => true;

test('looks only at what is new, and lets go what is gone', () => {
  const visible = new VisibleLines();
  let looked = 0;
  const even = ({ number }: { number: number }): boolean => {
    looked++;
    return number % 2 === 0;
  };
  const all = numbered(['a', 'b', 'c', 'd']);
  expect(visible.update(all, even)).toMatchObject({ isNew: true, dropped: 0 });
  all.push(...numbered(['e', 'f'], 5));
  all.splice(0, 3);
  expect(visible.update(all, even)).toEqual({ isNew: false, dropped: 1, changedFrom: 1 });
  expect(visible.lines.map(({ text }) => text)).toEqual(['d', 'f']);
  expect(looked).toBe(6);
  expect([visible.indexOf(4), visible.indexOf(5), visible.indexOf(6)]).toEqual([0, -1, 1]);
});

test('takes over that the last line came again, also when more came after it', () => {
  const visible = new VisibleLines();
  const [first, second] = numbered(['a', 'b']);
  if (!first || !second) throw new Error('Two lines are needed.');
  visible.update([first], everything);
  const again = { ...first, times: 2 };
  expect(visible.update([again, second], everything)).toEqual({
    isNew: false,
    dropped: 0,
    changedFrom: 0,
  });
  expect(visible.lines).toEqual([again, second]);
});

test('is empty after the lines were cleared, and goes on with later ones', () => {
  const visible = new VisibleLines();
  visible.update(numbered(['a', 'b']), everything);
  expect(visible.update([], everything).dropped).toBe(2);
  visible.update(numbered(['c'], 3), everything);
  expect(visible.lines.map(({ text }) => text)).toEqual(['c']);
});

test('begins again with another filter', () => {
  const visible = new VisibleLines();
  const all = numbered(['a', 'b', 'c']);
  visible.update(all, everything);
  expect(visible.update(all, ({ text }) => text !== 'b').isNew).toBe(true);
  expect(visible.lines.map(({ text }) => text)).toEqual(['a', 'c']);
});

test('finds words in capitals or not, and goes round from the last to the first', () => {
  const search = new LineSearch();
  search.begin('a.B');
  expect(search.scan(numbered(['xA.bx', 'aXb', 'a.b', 'none', 'a.b']), 100)).toBe(true);
  expect(search.found).toEqual([1, 3, 5]);
  expect(search.step(1, 'next')).toBe(3);
  expect(search.step(5, 'next')).toBe(1);
  expect(search.step(1, 'previous')).toBe(5);
  expect([search.placeOf(3), search.placeOf(4)]).toEqual([2, 0]);
});

test('searches no longer than its slice of time, and goes on where it stopped', () => {
  const search = new LineSearch();
  const lines = numbered(Array.from({ length: 1600 }, () => 'x'));
  search.begin('x');
  let clock = 0;
  const tick = (): number => clock++;
  expect(search.scan(lines, 1, tick)).toBe(false);
  expect(search.found).toHaveLength(500);
  while (!search.scan(lines, 1, tick));
  expect(search.found).toHaveLength(1600);
});

test('forgets what it found in lines that are gone', () => {
  const search = new LineSearch();
  const lines = numbered(['x', 'x', 'x']);
  search.begin('x');
  search.scan(lines, 100);
  search.scan([...lines.slice(2), ...numbered(['x'], 4)], 100);
  expect(search.found).toEqual([3, 4]);
});
