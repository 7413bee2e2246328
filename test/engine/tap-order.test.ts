import { expect, test, vi } from 'vitest';
import type { TapEntry } from '../../src/engine/embedded/program-messages.ts';
import { TapOrder } from '../../src/engine/tap-order.ts';

test("records a program's reports at once while they follow nothing unknown", () => {
  const { order, log, record } = watch();
  order.add('client', bytes(2, 3), record);
  order.add('server', bytes(3, 5, [[3, 3]]), record);
  expect(log).toEqual(['2: 3 bytes', '3: 5 bytes']);
});

test('holds an answer back until its question was told', () => {
  const { order, log, record } = watch();
  order.add('server', bytes(3, 5, [[3, 3]]), record);
  expect(log).toEqual([]);
  order.add('client', bytes(2, 3), record);
  expect(log).toEqual(['2: 3 bytes', '3: 5 bytes']);
});

test('holds back what a program does on one connection because of another', () => {
  const { order, log, record } = watch();
  order.add('server', bytes(5, 7, [[3, 3]]), record);
  order.add('ben', bytes(4, 1, [[4, 7]]), record);
  order.add('ana', bytes(2, 3), record);
  expect(log).toEqual(['2: 3 bytes', '5: 7 bytes', '4: 1 bytes']);
});

test('counts the end of a direction as one', () => {
  const { order, log, record } = watch();
  order.add('server', { ...bytes(3, 5), after: [[3, 4]] }, record);
  order.add('client', bytes(2, 3), record);
  expect(log).toEqual(['2: 3 bytes']);
  order.add('client', { connection: 2, time: 0, event: { type: 'half-closed' } }, record);
  expect(log).toEqual(['2: 3 bytes', '2: half-closed', '3: 5 bytes']);
});

test('waits no longer for a program that ended', () => {
  const { order, log, record } = watch();
  order.add('client', bytes(2, 1), record);
  order.add('server', bytes(3, 5, [[3, 9]]), record);
  order.leave('client');
  expect(log).toEqual(['2: 1 bytes', '3: 5 bytes']);
});

test('tells when all that a program told is in the log', async () => {
  const { order, log, record } = watch();
  await order.whenTold('server');
  order.add('server', bytes(3, 5, [[3, 3]]), record);
  const told = order.whenTold('server').then(() => log.push('told'));
  await Promise.resolve();
  expect(log).toEqual([]);
  order.add('client', bytes(2, 3), record);
  await told;
  expect(log).toEqual(['2: 3 bytes', '3: 5 bytes', 'told']);
});

test('waits only so long for what nobody ever tells', () => {
  vi.useFakeTimers();
  const { order, log, record } = watch();
  order.add('server', bytes(3, 5, [[3, 9]]), record);
  vi.advanceTimersByTime(999);
  expect(log).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(log).toEqual(['3: 5 bytes']);
  vi.useRealTimers();
});

test('waits anew after each report that could be told', () => {
  vi.useFakeTimers();
  const { order, log, record } = watch();
  order.add('server', bytes(3, 5, [[3, 3]]), record);
  order.add('server', bytes(3, 7, [[3, 6]]), record);
  vi.advanceTimersByTime(900);
  order.add('client', bytes(2, 3), record);
  vi.advanceTimersByTime(900);
  expect(log).toEqual(['2: 3 bytes', '3: 5 bytes']);
  order.add('client', bytes(2, 3), record);
  expect(log).toEqual(['2: 3 bytes', '3: 5 bytes', '2: 3 bytes', '3: 7 bytes']);
  vi.useRealTimers();
});

function watch(): { order: TapOrder<TapEntry>; log: string[]; record: (entry: TapEntry) => void } {
  const log: string[] = [];
  const record = ({ connection, event }: TapEntry): void => {
    const what = event.type === 'bytes' ? `${String(event.bytes.length)} bytes` : event.type;
    log.push(`${String(connection)}: ${what}`);
  };
  return { order: new TapOrder<TapEntry>(), log, record };
}

function bytes(connection: number, size: number, after?: [number, number][]): TapEntry {
  const event = { type: 'bytes' as const, bytes: new Uint8Array(size) };
  return { connection, time: 0, event, ...(after && { after }) };
}
