import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MachineCheck } from '../../../src/engine/embedded/machine-check.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('calls a machine free that looks on time', () => {
  const machine = new MachineCheck(200, () => undefined);
  expect([200, 399, 1].map((ms) => isFreeAfter(machine, ms))).toEqual([true, true, true]);
});

test('calls a machine busy whenever it looks a whole tick late', () => {
  const machine = new MachineCheck(200, () => undefined);
  expect([400, 200, 5000, 200].map((ms) => isFreeAfter(machine, ms))).toEqual([
    false,
    true,
    false,
    true,
  ]);
});

test('calls a machine busy until the idle worker that it asked has answered', async () => {
  const asked: PromiseWithResolvers<void>[] = [];
  const machine = new MachineCheck(200, () => {
    const question = Promise.withResolvers<void>();
    asked.push(question);
    return question.promise;
  });
  expect([200, 200, 200].map((ms) => isFreeAfter(machine, ms))).toEqual([true, false, false]);
  expect(asked).toHaveLength(1);
  asked[0]?.resolve();
  await asked[0]?.promise;
  expect(isFreeAfter(machine, 200)).toBe(true);
  expect(asked).toHaveLength(2);
});

function isFreeAfter(machine: MachineCheck, ms: number): boolean {
  vi.advanceTimersByTime(ms);
  return machine.isFree();
}
