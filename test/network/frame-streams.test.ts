import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFrameDecoder } from '../../src/network/frame-decoder.ts';
import { encodeFrame, type FrameSpec } from '../../src/network/frame-encoder.ts';
import type { Role } from '../../src/network/frame.ts';
import { decodeAll, errorsOf, framesOf } from './decoded-frames.ts';

describe('any stream', () => {
  const bytes = fc.uint8Array({ maxLength: 300 });
  const spec: fc.Arbitrary<FrameSpec> = fc.record(
    {
      opcode: fc.integer({ min: 0, max: 15 }),
      payload: bytes,
      fin: fc.boolean(),
      rsv1: fc.boolean(),
      rsv2: fc.boolean(),
      rsv3: fc.boolean(),
      maskingKey: fc.option(fc.uint8Array({ minLength: 4, maxLength: 4 })),
      lengthForm: fc.constantFrom('16', '64'),
    },
    { requiredKeys: ['opcode', 'payload'] },
  );

  test('gives back every field that the encoder was given', () => {
    fc.assert(
      fc.property(spec, (one) => {
        const [frame] = framesOf('client', encodeFrame(one));
        expect(frame).toMatchObject({
          opcode: one.opcode,
          fin: one.fin ?? true,
          rsv1: one.rsv1 ?? false,
          rsv2: one.rsv2 ?? false,
          rsv3: one.rsv3 ?? false,
          maskingKey: one.maskingKey ?? null,
          payload: one.payload,
        });
        if (one.lengthForm !== undefined) expect(frame?.lengthForm).toBe(one.lengthForm);
      }),
    );
  });

  test('decodes to the same items wherever it is split', () => {
    const stream = fc.oneof(
      fc.array(spec, { maxLength: 8 }).map((specs) => concat(specs.map(encodeFrame))),
      fc.uint8Array({ maxLength: 2_000 }),
    );
    const cuts = fc.array(fc.nat(2_000), { maxLength: 12 });
    fc.assert(
      fc.property(stream, cuts, fc.boolean(), (whole, positions, bytewise) => {
        const pieces = bytewise
          ? [...whole].map((byte) => Uint8Array.of(byte))
          : cut(whole, positions);
        expect(decodeAll('client', pieces)).toEqual(decodeAll('client', [whole]));
      }),
      { numRuns: 300 },
    );
  });

  test('accounts for every byte of garbage, never throws and ends', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 4_000 }),
        fc.constantFrom<Role>('client', 'server'),
        (garbage, role) => {
          const decoder = createFrameDecoder({ role, permessageDeflate: true });
          const items = [...decoder.push(garbage), ...decoder.end()];
          let offset = 0;
          for (const item of items) {
            if (item.type === 'error') {
              expect(item.error.offset).toBeLessThanOrEqual(garbage.length);
              continue;
            }
            expect(item.frame.offset).toBe(offset);
            expect(item.frame.bytes).toEqual(garbage.subarray(offset, offset + item.frame.size));
            offset += item.frame.size;
          }
          expect(decoder.offset).toBe(offset);
          expect(offset + decoder.pendingBytes).toBe(garbage.length);
          if (offset < garbage.length)
            expect(items.at(-1)).toMatchObject({ error: { isFinal: true } });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('agrees with TextDecoder on which texts are valid', () => {
    const nearlyText = fc.oneof(
      fc.uint8Array({ maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 8 }).map((text) => new TextEncoder().encode(text)),
      fc
        .tuple(fc.constantFrom(0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4), fc.uint8Array({ maxLength: 3 }))
        .map(([lead, rest]) => Uint8Array.of(lead, ...rest.map((byte) => 0x80 | (byte & 0x3f)))),
    );
    fc.assert(
      fc.property(nearlyText, (payload) => {
        const items = decodeAll('server', [encodeFrame({ opcode: 'text', payload })]);
        expect(errorsOf(items).length === 0).toBe(isText(payload));
      }),
      { numRuns: 1_000 },
    );
  });
});

function isText(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function concat(pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

function cut(whole: Uint8Array, positions: readonly number[]): Uint8Array[] {
  const edges = [
    0,
    ...positions.filter((at) => at < whole.length).sort((a, b) => a - b),
    whole.length,
  ];
  return edges.slice(1).map((edge, i) => whole.subarray(edges[i], edge));
}
