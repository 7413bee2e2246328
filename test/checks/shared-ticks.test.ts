import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tickMs } from '../../src/checks/deadline.ts';
import { flowingTickMs, withinFlow } from '../../src/checks/flowing-clock.ts';
import { takeAdvanced } from '../../src/checks/judge-clock.ts';
import type { JudgeQuestion } from '../../src/checks/judge-protocol.ts';

let moves: number[] = [];
const send = process.send?.bind(process);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  moves = [];
  process.send = (question: JudgeQuestion) => {
    if (question.type !== 'advance') return true;
    moves.push(question.milliseconds);
    const { request } = question;
    queueMicrotask(() => takeAdvanced({ type: 'advanced', request, timers: 0 }));
    return true;
  };
});

afterEach(() => {
  vi.useRealTimers();
  if (send) process.send = send;
});

const late = () => new Error('late');
const wordOf = (promise: Promise<string>) => promise.catch((error: unknown) => String(error));
/** So many ticks, each with a turn of the loop after it. */
const pass = async (ticks: number) => {
  for (let left = ticks; left > 0; left -= 1) {
    await vi.advanceTimersByTimeAsync(flowingTickMs);
    await new Promise((resolve) => setImmediate(resolve));
  }
};

test('each tick of a wait moves the clock by the tick that it stands for, and a short time really', async () => {
  const answer = wordOf(withinFlow(new Promise<string>(() => undefined), 3, late));
  await pass(5);
  expect(await answer).toBe('Error: late');
  expect(moves).toEqual([tickMs, tickMs, tickMs]);
});

test('who waits at the same time shares the ticks, and a tick that has begun counts for nobody who comes later', async () => {
  const first = wordOf(withinFlow(new Promise<string>(() => undefined), 4, late));
  await pass(2);
  const second = wordOf(withinFlow(new Promise<string>(() => undefined), 4, late));
  await pass(10);
  expect([await first, await second]).toEqual(['Error: late', 'Error: late']);
  expect(moves).toHaveLength(6);
});

test('what comes in time is given, and from then on the clock stands still', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const answer = wordOf(withinFlow(promise, 40, late));
  await pass(2);
  resolve('came');
  expect(await answer).toBe('came');
  const moved = moves.length;
  await pass(10);
  expect(moves).toHaveLength(moved);
});

test('a wait that is abandoned moves the clock no more, and gives nobody up', async () => {
  const check = new AbortController();
  const ended = vi.fn();
  void withinFlow(new Promise(() => undefined), 5, late, check.signal).then(ended, ended);
  await pass(2);
  const moved = moves.length;
  check.abort();
  await pass(10);
  expect([moved, moves.length, ended.mock.calls.length]).toEqual([2, 2, 0]);
});
