import { expect, test } from 'vitest';
import { OutputBudget } from '../../../src/engine/embedded/output-budget.ts';
import type { OutputEntry } from '../../../src/engine/embedded/program-messages.ts';

test('sends the first lines of a turn at once and the rest in batches', async () => {
  const { budget, sent } = watch();
  for (let line = 0; line < 350; line++) budget.add(entry(String(line)));
  expect(sent.slice(0, 100).every((batch) => batch.length === 1)).toBe(true);
  expect(sent.slice(100).map((batch) => batch.length)).toEqual([100, 100]);
  await Promise.resolve();
  expect(sent.flat().map(({ text }) => text)).toEqual(
    Array.from({ length: 350 }, (_, line) => String(line)),
  );
});

test('has room for 2000 lines until somebody reads', () => {
  const { budget } = watch();
  for (let line = 0; line < 2000; line++) {
    expect(budget.hasRoom(1)).toBe(true);
    budget.add(entry('x'));
  }
  expect(budget.hasRoom(1)).toBe(false);
  budget.read(1, 1);
  expect(budget.hasRoom(1)).toBe(true);
});

test('has room for half a million characters, and cuts a text that is too long for anybody', () => {
  const { budget, sent } = watch();
  for (let line = 0; line < 8; line++) {
    expect(budget.hasRoom(1_000_000)).toBe(true);
    budget.add(entry('x'.repeat(1_000_000)));
  }
  expect(budget.hasRoom(65_536)).toBe(false);
  expect(sent[0]?.[0]?.text.length).toBeLessThanOrEqual(65_536);
  expect(sent[0]?.[0]?.text).toMatch(/x… \(1000000 characters\)$/);
});

test('counts every dropped line and tells the count now and then', () => {
  const { budget, dropped } = watch();
  for (let line = 0; line < 100_000; line++) budget.drop();
  budget.read(1, 1);
  expect(dropped.reduce((sum, lines) => sum + lines, 0)).toBe(100_000);
  expect(dropped.length).toBeLessThan(20);
});

function watch(): { budget: OutputBudget; sent: OutputEntry[][]; dropped: number[] } {
  const sent: OutputEntry[][] = [];
  const dropped: number[] = [];
  const budget = new OutputBudget({
    send: (entries) => sent.push(entries),
    sendDropped: (lines) => dropped.push(lines),
    now: () => 1000,
  });
  return { budget, sent, dropped };
}

function entry(text: string): OutputEntry {
  return { time: 0, level: 'log', text };
}
