import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeFrame } from '../../src/network/frame-encoder.ts';
import { createWireEntries } from '../../src/network/wire-entries.ts';
import type { Direction, WireEvent } from '../../src/network/wire-event.ts';
import { accepted, bytes, down, opened, read, summary, up, upgrade } from './wire-of-ana.ts';

describe('the list', () => {
  test('numbers a client’s later connections', () => {
    const entries = read([
      opened(1),
      { type: 'closed', connection: 1, time: 0 },
      opened(2),
      { type: 'closed', connection: 2, time: 0 },
    ]);
    expect(entries.map(({ client }) => client)).toEqual(['Ana', 'Ana 2']);
  });

  test('keeps the last entries and counts what it dropped', () => {
    const entries = createWireEntries({ maxEntries: 8 });
    for (const event of [opened(), bytes(up, upgrade), bytes(down, accepted)]) entries.push(event);
    for (let i = 0; i < 30; i += 1) entries.push(bytes(down, encodeFrame({ opcode: 'ping' })));
    expect(entries.list().length + entries.dropped).toBe(32);
    expect(entries.list().length).toBeLessThanOrEqual(10);
  });

  test('still understands open connections after it was cleared, and counts anew', () => {
    const entries = createWireEntries();
    for (const event of [opened(), bytes(up, upgrade), bytes(down, accepted)]) entries.push(event);
    entries.clear();
    expect(entries.list()).toEqual([]);
    entries.push(bytes(down, encodeFrame({ opcode: 'text', payload: 'still here' }), 50));
    expect(entries.list().map(summary)).toEqual(['0 Ana ← frame 1 text "still here" 12']);
  });

  test('gives the same array until something changes', () => {
    const entries = createWireEntries();
    entries.push(opened());
    const before = entries.list();
    expect(entries.list()).toBe(before);
    entries.push(bytes(up, upgrade));
    expect(entries.list()).not.toBe(before);
  });
});

describe('any bytes', () => {
  test('make the same heads and frames wherever they are split', () => {
    const stream = fc
      .array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 })
      .map((payloads) =>
        payloads.flatMap((payload) => [...encodeFrame({ opcode: 'binary', payload })]),
      )
      .map((frames) => Uint8Array.from([...new TextEncoder().encode(accepted), ...frames]));
    fc.assert(
      fc.property(stream, fc.integer({ min: 1, max: 64 }), (whole, size) => {
        const pieces: WireEvent[] = [];
        for (let i = 0; i < whole.length; i += size) {
          pieces.push(bytes(down, whole.slice(i, i + size)));
        }
        expect(read([opened(), bytes(up, upgrade), ...pieces]).map(summary)).toEqual(
          read([opened(), bytes(up, upgrade), bytes(down, whole)]).map(summary),
        );
      }),
    );
  });

  test('never make it throw, and every connection ends', () => {
    const starts = fc.constantFrom(
      '',
      upgrade,
      accepted,
      'POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n',
    );
    const event = fc
      .tuple(fc.constantFrom<Direction>(up, down), starts, fc.uint8Array({ maxLength: 300 }))
      .map(([direction, start, rest]) =>
        bytes(direction, Uint8Array.from([...new TextEncoder().encode(start), ...rest])),
      );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        const entries = read([opened(), ...events, { type: 'closed', connection: 1, time: 9 }]);
        expect(entries.at(-1)?.type).toBe('closed');
      }),
      { numRuns: 300 },
    );
  });
});
