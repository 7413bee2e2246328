import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeFrame } from '../../src/network/frame-encoder.ts';
import { createWireEntries } from '../../src/network/wire-entries.ts';
import type { WireEvent } from '../../src/network/wire-event.ts';
import { ClientNames, EntryFollower } from '../../src/wire-inspector/entry-follower.ts';
import { GrowingLanes } from '../../src/wire-inspector/sequence/sequence-lanes.ts';
import { Undelivered } from '../../src/wire-inspector/sequence/sequence-mark.ts';
import { down, opened, up } from '../network/wire-of-ana.ts';

/** Anything that three connections can go through. */
const events = fc.array(
  fc
    .record({ connection: fc.integer({ min: 1, max: 3 }), step: fc.integer({ min: 0, max: 5 }) })
    .map(({ connection, step }): WireEvent => {
      const about = { connection, time: 0 };
      switch (step) {
        case 0:
          return opened(connection);
        case 1:
          return { ...about, type: 'fault', fault: { type: 'silence' } };
        case 2:
          return { ...about, type: 'fault', fault: { type: 'restore' } };
        case 3:
          return { ...about, type: 'closed' };
        default:
          return {
            ...about,
            type: 'bytes',
            direction: step === 4 ? up : down,
            bytes: encodeFrame({ opcode: 'ping' }),
          };
      }
    }),
  { maxLength: 60 },
);

test('a list that grows and loses its oldest tells the same as one read for the first time', () => {
  fc.assert(
    fc.property(events, fc.integer({ min: 1, max: 12 }), (all, maxEntries) => {
      const entries = createWireEntries({ maxEntries });
      const growing = [new ClientNames(), new Undelivered(), new GrowingLanes()];
      for (const event of all) {
        entries.push(event);
        const list = entries.list();
        expect(growing.map((facts) => facts.of(list))).toEqual(
          [new ClientNames(), new Undelivered(), new GrowingLanes()].map((facts) => facts.of(list)),
        );
      }
    }),
  );
});

test('only what is new is told, and another list from its start', () => {
  const entries = createWireEntries();
  const follower = new EntryFollower();
  entries.push(opened());
  const ping = (): void => {
    entries.push({
      type: 'bytes',
      connection: 1,
      time: 0,
      direction: down,
      bytes: encodeFrame({ opcode: 'ping' }),
    });
  };
  const told = () => {
    const { isAnother, added } = follower.follow(entries.list());
    return { isAnother, added: added.map(({ id }) => id) };
  };
  ping();
  expect(told()).toEqual({ isAnother: true, added: ['1'] });
  ping();
  ping();
  expect(told()).toEqual({ isAnother: false, added: ['2', '3'] });
  expect(told()).toEqual({ isAnother: false, added: [] });
  entries.clear();
  for (let i = 0; i < 5; i += 1) ping();
  expect(told()).toEqual({ isAnother: true, added: ['4', '5', '6', '7', '8'] });
});
