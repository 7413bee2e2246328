import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WireRecorder } from '../../src/network/wire-recorder.ts';
import { anyWire } from './any-wire.ts';
import { bytes, opened, up } from './wire-of-ana.ts';

test('keeps every event in order, in an array of its own', () => {
  fc.assert(
    fc.property(anyWire, (events) => {
      const recorder = new WireRecorder();
      for (const event of events) recorder.push(event);
      const before = recorder.events;
      recorder.push(opened(99));
      expect(before).toEqual(events);
      expect(recorder.leftOut).toBe(0);
    }),
  );
});

test('keeps the beginning up to its limit of events, and counts what it left out', () => {
  const recorder = new WireRecorder({ maxEvents: 2 });
  for (const time of [1, 2, 3, 4]) recorder.push(bytes(up, 'x', time));
  expect(recorder.events.map(({ time }) => time)).toEqual([1, 2]);
  expect(recorder.leftOut).toBe(2);
});

test('leaves out everything after the first event that did not fit, small ones too', () => {
  const recorder = new WireRecorder({ maxBytes: 10 });
  recorder.push(opened());
  recorder.push(bytes(up, '12345678'));
  recorder.push(bytes(up, '123'));
  recorder.push(bytes(up, '1'));
  expect(recorder.events).toEqual([opened(), bytes(up, '12345678')]);
  expect(recorder.leftOut).toBe(2);
});

test('begins anew', () => {
  const recorder = new WireRecorder({ maxEvents: 1 });
  recorder.push(opened(1));
  recorder.push(opened(2));
  recorder.clear();
  recorder.push(opened(3));
  expect(recorder.events).toEqual([opened(3)]);
  expect(recorder.leftOut).toBe(0);
});
