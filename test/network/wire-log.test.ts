import { expect, test } from 'vitest';
import type { WireEvent } from '../../src/network/wire-event.ts';
import { createWireLog, type WireLogChange } from '../../src/network/wire-log.ts';

test('keeps events in order and tells each subscriber about them', () => {
  const log = createWireLog();
  const changes: WireLogChange[] = [];
  const unsubscribe = log.subscribe((change) => changes.push(change));
  log.append(bytes(1));
  unsubscribe();
  log.append(bytes(2));
  expect(log.events()).toEqual([bytes(1), bytes(2)]);
  expect(changes).toEqual([{ type: 'appended', event: bytes(1) }]);
});

test('drops the oldest events over its limit of events and says how many', () => {
  const log = createWireLog({ maxEvents: 2 });
  const changes: WireLogChange[] = [];
  log.subscribe((change) => changes.push(change));
  for (const time of [1, 2, 3, 4]) log.append(bytes(time));
  expect(log.events().map(({ time }) => time)).toEqual([3, 4]);
  expect(log.dropped).toBe(2);
  expect(changes.filter(({ type }) => type === 'dropped')).toEqual([
    { type: 'dropped', count: 1 },
    { type: 'dropped', count: 1 },
  ]);
});

test('drops the oldest events over its limit of bytes, but never the newest', () => {
  const log = createWireLog({ maxBytes: 100 });
  log.append(bytes(1, 60));
  log.append(bytes(2, 60));
  expect(log.events().map(({ time }) => time)).toEqual([2]);
  log.append(bytes(3, 500));
  expect(log.events().map(({ time }) => time)).toEqual([3]);
});

test('is empty after clear', () => {
  const log = createWireLog({ maxEvents: 1 });
  const changes: WireLogChange[] = [];
  log.append(bytes(1));
  log.append(bytes(2));
  log.subscribe((change) => changes.push(change));
  log.clear();
  expect(log.events()).toEqual([]);
  expect(log.dropped).toBe(0);
  expect(changes).toEqual([{ type: 'cleared' }]);
});

function bytes(time: number, size = 1): WireEvent {
  const direction = 'client-to-server';
  return { type: 'bytes', connection: 1, time, direction, bytes: new Uint8Array(size) };
}
