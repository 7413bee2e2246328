import { expect, test } from 'vitest';
import { KEPT_LINES, LineStore } from '../../../src/workbench/console/line-store.ts';
import { levelOf, plainLines } from '../../../src/workbench/console/console-line.ts';
import { line, numbered } from './lines.ts';

test('keeps the latest hundred thousand lines and counts the others', () => {
  const store = new LineStore();
  store.add(Array.from({ length: KEPT_LINES + 5 }, (_, index) => line(`line ${String(index)}`)));
  expect(store.lines).toHaveLength(100_000);
  expect(store.lines[0]).toMatchObject({ text: 'line 5', number: 6 });
  expect(store.dropped).toBe(5);
  store.clear();
  expect([store.lines.length, store.dropped]).toEqual([0, 0]);
  store.add([line('later')]);
  expect(store.lines[0]?.number).toBe(KEPT_LINES + 6);
});

test('makes one line of equal ones in a row, and counts each of them when it goes', () => {
  const store = new LineStore();
  store.add([line('tick'), line('tick')]);
  const before = store.lines[0];
  store.add([line('tick'), line('tick', { program: 'client' }), line('tock'), line('tick')]);
  expect(
    store.lines.map(({ text, program, times }) => `${program} ${text} ${String(times)}`),
  ).toEqual(['server tick 3', 'client tick 1', 'server tock 1', 'server tick 1']);
  expect(before?.times).toBe(2);
  store.add(Array.from({ length: KEPT_LINES - 3 }, (_, index) => line(String(index))));
  expect(store.dropped).toBe(3);
});

test('keeps lines apart whose objects differ, and what the workbench says', () => {
  const store = new LineStore();
  const notice = { kind: 'notice', program: 'server', time: 0, text: 'over' } as const;
  store.add([
    line('[Object]', { objects: '[1]' }),
    line('[Object]', { objects: '[2]' }),
    notice,
    notice,
  ]);
  expect(store.lines).toHaveLength(4);
});

test('lets the oldest go when few lines hold very much text', () => {
  const store = new LineStore();
  store.add(Array.from({ length: 40 }, (_, index) => line(String(index % 10).repeat(1_000_000))));
  expect(store.lines).toHaveLength(16);
  expect(store.dropped).toBe(24);
});

test('reads every line at one of four levels', () => {
  const output = (level: 'log' | 'info' | 'debug' | 'warn' | 'error') =>
    levelOf({ ...line('x'), kind: 'output', level });
  expect((['log', 'info', 'debug', 'warn', 'error'] as const).map(output)).toEqual([
    'log',
    'log',
    'debug',
    'warn',
    'error',
  ]);
  expect(levelOf({ kind: 'mistake', program: 'a', time: 0, text: '' })).toBe('error');
  expect(levelOf({ kind: 'notice', program: 'a', time: 0, text: '' })).toBe('log');
});

test('copies lines as text, with their program where several write', () => {
  const [first, second] = numbered(['a', 'b\nc']);
  if (!first || !second) throw new Error('Two lines are needed.');
  const lines = [
    { ...first, times: 3 },
    { ...second, program: 'client' },
  ];
  expect(plainLines(lines, false)).toBe('a (×3)\nb\nc');
  expect(plainLines(lines, true)).toBe('[server] a (×3)\n[client] b\nc');
});
