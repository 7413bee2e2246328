import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mask, unmask } from '../../../src/engine/embedded/node-api/mask.ts';

const key = fc.uint8Array({ minLength: 4, maxLength: 4 });

it('masks any bytes, at any place, as RFC 6455 says', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      key,
      fc.nat(20),
      fc.nat(20),
      (payload, bytes, from, to) => {
        const source = new Uint8Array(from + payload.length).subarray(from);
        source.set(payload);
        const output = new Uint8Array(to + payload.length + 9).fill(7);
        mask(source, bytes, output, to, payload.length);
        const wanted = payload.map((byte, index) => byte ^ (bytes[index % 4] ?? 0));
        expect([...output]).toEqual([
          ...Array.from({ length: to }, () => 7),
          ...wanted,
          ...Array.from({ length: 9 }, () => 7),
        ]);
        expect(source).toEqual(payload);
      },
    ),
  );
});

it('takes the mask off in place', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), key, fc.nat(20), (payload, bytes, from) => {
      const buffer = new Uint8Array(from + payload.length).subarray(from);
      mask(payload, bytes, buffer, 0, payload.length);
      unmask(buffer, bytes);
      expect(buffer).toEqual(payload);
    }),
  );
});
