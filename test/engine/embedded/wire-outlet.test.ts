import { expect, test } from 'vitest';
import { WireOutlet } from '../../../src/engine/embedded/wire-outlet.ts';
import { weightOf } from '../../../src/engine/embedded/wire-weight.ts';
import type { WireEvent } from '../../../src/network/wire-event.ts';

test('sends what comes while the page keeps up', () => {
  const { outlet, sent, told } = watch();
  for (let connection = 0; connection < 10; connection++) outlet.add(bytes(connection, 1000));
  expect(sent.map(({ connection }) => connection)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(told).toEqual([]);
});

test('holds back in order what a page that is behind could not take, and has the writers wait', () => {
  const { outlet, sent, told } = watch();
  for (let connection = 0; connection < 100; connection++) outlet.add(bytes(connection, 100_000));
  expect(sent.length).toBe(42);
  expect(told).toEqual([true]);
  let read = 0;
  while (read < sent.length) outlet.read(weightOf(sent[read++] ?? bytes(0, 0)));
  expect(sent.map(({ connection }) => connection)).toEqual(Array.from(Array(100).keys()));
  expect(told).toEqual([true, false]);
});

test('forgets what it holds when nobody wants to read it', () => {
  const { outlet, sent } = watch();
  for (let connection = 0; connection < 100; connection++) outlet.add(bytes(connection, 100_000));
  outlet.clear();
  for (const event of [...sent]) outlet.read(weightOf(event));
  expect(sent.length).toBe(42);
  expect(outlet.isFull).toBe(false);
});

function watch(): { outlet: WireOutlet; sent: WireEvent[]; told: boolean[] } {
  const sent: WireEvent[] = [];
  const told: boolean[] = [];
  const outlet = new WireOutlet({
    send: (event) => sent.push(event),
    onFull: (isFull) => told.push(isFull),
  });
  return { outlet, sent, told };
}

function bytes(connection: number, length: number): WireEvent {
  return {
    type: 'bytes',
    connection,
    time: 0,
    direction: 'client-to-server',
    bytes: new Uint8Array(length),
  };
}
