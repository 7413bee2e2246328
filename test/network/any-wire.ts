import fc from 'fast-check';
import type { WireEvent } from '../../src/network/wire-event.ts';

const direction = fc.constantFrom('client-to-server', 'server-to-client');
const amount = fc.double({ min: 0, max: 1e9, noNaN: true, noDefaultInfinity: true });
const end = fc.record({ program: fc.string(), name: fc.string({ unit: 'grapheme' }) });
const fault = fc.oneof(
  fc.constantFrom({ type: 'silence' } as const, { type: 'restore' } as const),
  fc.record({
    type: fc.constant('slow' as const),
    reader: fc.constantFrom('client', 'server', 'both'),
    bytesPerSecond: amount,
  }),
  fc.record({ type: fc.constant('delay' as const), latencyMs: amount, jitterMs: amount }),
);
const source = fc.record(
  { file: fc.string(), line: fc.integer({ min: 1 }), column: fc.integer({ min: 1 }) },
  { requiredKeys: ['file', 'line'] },
);
const later = (connection: number): fc.Arbitrary<WireEvent> => {
  const place = { connection: fc.constant(connection), time: amount };
  return fc.oneof(
    fc.record(
      {
        ...{ type: fc.constant('bytes' as const), ...place, direction, source },
        bytes: fc.uint8Array({ maxLength: 60 }).map((array) => Uint8Array.from(array)),
      },
      { requiredKeys: ['type', 'connection', 'time', 'direction', 'bytes'] },
    ),
    fc.record({ type: fc.constant('half-closed' as const), ...place, direction }),
    fc.record({
      ...{ type: fc.constant('reset' as const), ...place },
      by: fc.constantFrom('client', 'server', 'network'),
    }),
    fc.record({ type: fc.constant('closed' as const), ...place }),
    fc.record({ type: fc.constant('fault' as const), ...place, fault }),
  );
};
const connection = (number: number): fc.Arbitrary<readonly WireEvent[]> =>
  fc
    .tuple(
      fc.record({
        ...{ type: fc.constant('opened' as const), connection: fc.constant(number), time: amount },
        ...{ network: fc.string(), port: fc.integer({ min: 1, max: 65_535 }) },
        ...{ client: end, server: end },
      }),
      fc.array(later(number), { maxLength: 12 }),
    )
    .map(([opened, events]) => [opened, ...events]);

/** Any events of a wire whose connections were seen from their beginning. */
export const anyWire: fc.Arbitrary<readonly WireEvent[]> = fc
  .integer({ min: 0, max: 3 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => connection(index + 1))))
  .map((connections) => connections.flat());
