import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tickMs, withinTicks } from '../../src/checks/deadline.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const late = () => new Error('late');
const never = () => new Promise<never>(() => undefined);

test('gives up after so many ticks', async () => {
  const waited = withinTicks(never(), 3, late).then(undefined, String);
  let answer: string | undefined;
  void waited.then((said) => (answer = said));
  await vi.advanceTimersByTimeAsync(tickMs * 2);
  expect(answer).toBeUndefined();
  await vi.advanceTimersByTimeAsync(tickMs);
  expect(answer).toBe('Error: late');
});

test('gives up only when whoever is waited for had a turn in each tick, however long that takes', async () => {
  const turns: (() => void)[] = [];
  const turn = () => new Promise<void>((resolve) => turns.push(resolve));
  let answer: string | undefined;
  void withinTicks(never(), 2, late, { turn }).then(undefined, (error: unknown) => {
    answer = String(error);
  });
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(turns).toHaveLength(1);
  turns[0]?.();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect([turns.length, answer]).toEqual([2, undefined]);
  turns[1]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(answer).toBe('Error: late');
});

test('gives what came in time, and asks for no turn after it', async () => {
  const turn = vi.fn(() => Promise.resolve());
  expect(await withinTicks(Promise.resolve('came'), 5, late, { turn })).toBe('came');
  await vi.advanceTimersByTimeAsync(tickMs * 10);
  expect(turn).not.toHaveBeenCalled();
});

test('asks for no turn, and gives nobody up, once it is abandoned', async () => {
  const check = new AbortController();
  const turn = vi.fn(() => Promise.resolve());
  const ended = vi.fn();
  void withinTicks(never(), 3, late, { turn, abandoned: check.signal }).then(ended, ended);
  await vi.advanceTimersByTimeAsync(tickMs);
  check.abort();
  await vi.advanceTimersByTimeAsync(tickMs * 10);
  expect([turn.mock.calls.length, ended.mock.calls.length]).toEqual([1, 0]);
});
