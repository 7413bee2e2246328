import { expect, test } from 'vitest';
import { ConsoleLines } from '../../src/workbench/console/console-lines.svelte.ts';

test('shows the last thousand lines and says how many came before', async () => {
  const console = new ConsoleLines();
  for (let index = 1; index <= 5000; index += 1) write(console, `line ${index}`);
  await expect.poll(() => console.lines.length).toBe(1000);
  expect(console.lines[0]?.text).toBe('line 4001');
  expect(console.lines.at(-1)?.text).toBe('line 5000');
  expect(console.hidden).toBe(4000);
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
