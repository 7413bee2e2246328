import { expect, test } from 'vitest';
import { ConsoleLines } from '../../../src/workbench/console/console-lines.svelte.ts';

test('keeps the last hundred thousand lines and says how many came before', async () => {
  const console = new ConsoleLines();
  for (let index = 1; index <= 100_500; index += 1) write(console, `line ${index}`);
  await expect.poll(() => console.lines.length).toBe(100_000);
  expect(console.lines[0]?.text).toBe('line 501');
  expect(console.lines.at(-1)?.text).toBe('line 100500');
  expect(console.hidden).toBe(500);
});

test('shows the lines of the chosen program and levels alone, until all are asked for', async () => {
  const console = new ConsoleLines();
  write(console, 'a', 'server');
  write(console, 'b', 'client');
  await expect.poll(() => console.lines.length).toBe(2);
  const shown = () => console.lines.filter(console.filter).map(({ text }) => text);
  console.chosenProgram = 'client';
  expect(shown()).toEqual(['b']);
  console.levels.delete('log');
  expect(shown()).toEqual([]);
  console.showAll();
  expect(shown()).toEqual(['a', 'b']);
});

test('keeps the chosen program only while it has lines', async () => {
  const console = new ConsoleLines();
  write(console, 'a', 'server');
  write(console, 'b', 'client');
  await expect.poll(() => console.programs).toEqual(['server', 'client']);
  console.chosenProgram = 'client';
  expect(console.onlyProgram).toBe('client');
  console.clear();
  write(console, 'c', 'server');
  await expect.poll(() => console.lines.length).toBe(1);
  expect(console.onlyProgram).toBeUndefined();
});

function write(console: ConsoleLines, text: string, program = 'server'): void {
  console.add({ kind: 'output', level: 'log', program, time: 0, text });
}
