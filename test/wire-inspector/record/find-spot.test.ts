import { describe, expect, test } from 'vitest';
import { encodeFrame } from '../../../src/network/frame-encoder.ts';
import { findSpot } from '../../../src/wire-inspector/record/find-spot.ts';
import {
  accepted,
  bytes,
  down,
  opened,
  read,
  summary,
  up,
  upgrade,
} from '../../network/wire-of-ana.ts';

const one = encodeFrame({ opcode: 'text', payload: 'one' });
const two = encodeFrame({ opcode: 'text', payload: 'two' });
const begun = [
  opened(),
  bytes(up, upgrade),
  bytes(down, accepted),
  bytes(down, one),
  bytes(down, two),
];

describe('a byte of the wire', () => {
  test('leads to the frame that it is part of', () => {
    const entries = read(begun);
    expect(at(entries, accepted.length)).toBe('0 Ana ← frame 1 text "one" 5');
    expect(at(entries, accepted.length + one.length - 1)).toBe('0 Ana ← frame 1 text "one" 5');
    expect(at(entries, accepted.length + one.length)).toBe('0 Ana ← frame 2 text "two" 5');
  });

  test('after the last leads to how that direction ended', () => {
    const end = accepted.length + one.length + two.length;
    const closed = { type: 'closed', connection: 1, time: 9 } as const;
    const halfClosed = { type: 'half-closed', connection: 1, time: 8 } as const;
    const ends = read([
      ...begun,
      { ...halfClosed, direction: up },
      { ...halfClosed, direction: down },
      closed,
    ]);
    expect(findSpot(ends, { connection: 1, direction: down, offset: end })).toMatchObject({
      type: 'half-closed',
      direction: down,
    });
    expect(at(read(begun), end)).toBe('0 Ana ← frame 2 text "two" 5');
  });

  test('of a connection without entries leads nowhere', () => {
    expect(findSpot(read(begun), { connection: 2, direction: down, offset: 0 })).toBeNull();
  });
});

function at(entries: ReturnType<typeof read>, offset: number): string {
  const entry = findSpot(entries, { connection: 1, direction: down, offset });
  return entry ? summary(entry) : 'nothing';
}
