import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { areWellFormed, AutoRun } from '../../src/workbench/run/auto-run.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp(isWellFormed = true) {
  const run = vi.fn();
  const auto = new AutoRun(run, () => Promise.resolve(isWellFormed));
  return { run, auto };
}

test('runs once after a pause, however much was typed before it', async () => {
  const { run, auto } = setUp();
  auto.watch({ 'server.ts': '' });
  auto.edited({ 'server.ts': 'a' });
  await vi.advanceTimersByTimeAsync(700);
  auto.edited({ 'server.ts': 'ab' });
  await vi.advanceTimersByTimeAsync(700);
  expect(run).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100);
  expect(run).toHaveBeenCalledTimes(1);
});

test('files that are only there, or not well-formed, do not run', async () => {
  const { run, auto } = setUp(false);
  const files = { 'server.ts': '' };
  auto.edited(files);
  auto.watch(files);
  auto.edited(files);
  await vi.advanceTimersByTimeAsync(2000);
  auto.edited({ 'server.ts': 'let' });
  await vi.advanceTimersByTimeAsync(2000);
  expect(run).not.toHaveBeenCalled();
});

test('stopped in the pause, it runs no more', async () => {
  const { run, auto } = setUp();
  auto.watch({});
  auto.edited({ 'server.ts': 'a' });
  auto.stop();
  auto.edited({ 'server.ts': 'b' });
  await vi.advanceTimersByTimeAsync(2000);
  expect(run).not.toHaveBeenCalled();
});

test('tells code that is finished from code that is not', async () => {
  expect(await areWellFormed({ 'server.ts': 'const a: number = 1;', 'index.html': '<(' })).toBe(
    true,
  );
  expect(await areWellFormed({ 'server.ts': 'console.log(1' })).toBe(false);
});
