import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MachineCheck } from '../../../src/engine/embedded/machine-check.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('gives a program the whole tick of a machine that looks on time, where an idle worker answers at once', async () => {
  const machine = new MachineCheck(200, () => Promise.resolve());
  for (const ms of [200, 399, 1]) {
    expect(shareAfter(machine, ms)).toBe(1);
    await Promise.resolve();
  }
});

test('gives it a part of a tick that comes a whole tick late', async () => {
  const machine = new MachineCheck(200, () => Promise.resolve());
  for (const [ms, share] of [
    [400, 0.25],
    [200, 1],
    [5000, 0.25],
    [200, 1],
  ] as const) {
    expect(shareAfter(machine, ms)).toBe(share);
    await Promise.resolve();
  }
});

test('gives it a part of a tick where there is no idle worker to ask', () => {
  const machine = new MachineCheck(200, () => undefined);
  expect(shareAfter(machine, 200)).toBe(0.25);
});

test('gives it a tenth until the idle worker that was asked has answered, and then as much as that took', async () => {
  const asked: PromiseWithResolvers<void>[] = [];
  const machine = new MachineCheck(200, () => {
    const question = Promise.withResolvers<void>();
    asked.push(question);
    return question.promise;
  });
  const answerAfter = async (ms: number): Promise<void> => {
    vi.advanceTimersByTime(ms);
    asked.at(-1)?.resolve();
    await asked.at(-1)?.promise;
  };
  expect([200, 200, 200].map((ms) => shareAfter(machine, ms))).toEqual([1, 0.1, 0.1]);
  expect(asked).toHaveLength(1);
  await answerAfter(0);
  expect(shareAfter(machine, 200)).toBe(0.1);
  await answerAfter(10);
  expect(shareAfter(machine, 190)).toBe(1);
  await answerAfter(50);
  expect(shareAfter(machine, 150)).toBe(0.2);
  expect(asked).toHaveLength(4);
});

function shareAfter(machine: MachineCheck, ms: number): number {
  vi.advanceTimersByTime(ms);
  return machine.share();
}
