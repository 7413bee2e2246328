import { expect, test } from 'vitest';
import type { ConsoleLine } from '../../../src/workbench/console/console-line.ts';
import { inOrderOfTime } from '../../../src/workbench/console/line-order.ts';

const line = (program: string, time: number, text: string): ConsoleLine => {
  return { kind: 'output', level: 'log', program, time, text };
};
const textsOf = (lines: readonly ConsoleLine[]) => inOrderOfTime(lines).map(({ text }) => text);

test('what two programs wrote is read in the order of its times', () => {
  const lines = [line('Ana', 2539, 'third'), line('client', 2527, 'first')];
  expect(textsOf([...lines, line('client', 2530, 'second')])).toEqual(['first', 'second', 'third']);
});

test('what one program wrote keeps its order, whatever its times say', () => {
  const lines = [line('server', 12, 'a'), line('server', 9, 'b'), line('Ana', 10, 'before them')];
  expect(textsOf(lines)).toEqual(['before them', 'a', 'b']);
});

test('what was written in the same millisecond stays as it came', () => {
  const lines = [line('server', 7.9, 'sent'), line('Ana', 7.1, 'received')];
  expect(textsOf(lines)).toEqual(['sent', 'received']);
});
