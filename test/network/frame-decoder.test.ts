import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeClosePayload } from '../../src/network/close-codes.ts';
import { createFrameDecoder } from '../../src/network/frame-decoder.ts';
import { encodeFrame, type FrameSpec } from '../../src/network/frame-encoder.ts';
import type { DecodedItem, Frame, Role } from '../../src/network/frame.ts';

const key = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d);

describe('the examples of RFC 6455 §5.7', () => {
  test('reads an unmasked text', () => {
    const [frame] = framesOf('server', Uint8Array.of(0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f));
    expect(frame).toMatchObject({
      fin: true,
      opcodeName: 'text',
      masked: false,
      maskingKey: null,
      lengthForm: '7',
      payloadLength: 5,
      size: 7,
      message: { part: 'whole', kind: 'text' },
      problems: [],
    });
    expect(textOf(frame)).toBe('Hello');
  });

  test('reads a masked text and keeps the payload as it travelled', () => {
    const bytes = Uint8Array.of(0x81, 0x85, ...key, 0x7f, 0x9f, 0x4d, 0x51, 0x58);
    const [frame] = framesOf('client', bytes);
    expect(textOf(frame)).toBe('Hello');
    expect(frame?.maskingKey).toEqual(key);
    expect(frame?.maskedPayload).toEqual(Uint8Array.of(0x7f, 0x9f, 0x4d, 0x51, 0x58));
    expect(frame?.headerBytes).toEqual(bytes.subarray(0, 6));
    expect(frame?.bytes).toEqual(bytes);
  });

  test('joins a fragmented text by its first frame, with a ping in between', () => {
    const items = framesOf(
      'server',
      encodeFrame({ opcode: 'text', payload: 'Hel', fin: false }),
      encodeFrame({ opcode: 'ping', payload: 'Hello' }),
      encodeFrame({ opcode: 'continuation', payload: 'l', fin: false }),
      encodeFrame({ opcode: 'continuation', payload: 'o' }),
    );
    expect(items.map((frame) => frame.message)).toEqual([
      { part: 'first', kind: 'text' },
      { part: 'control' },
      { part: 'continuation', kind: 'text', firstOffset: 0 },
      { part: 'last', kind: 'text', firstOffset: 0 },
    ]);
    expect(items.flatMap((frame) => frame.problems)).toEqual([]);
  });

  test('reads 16-bit and 64-bit lengths', () => {
    const sizes = [125, 126, 65_535, 65_536];
    const items = framesOf(
      'server',
      ...sizes.map((size) => encodeFrame({ opcode: 'binary', payload: new Uint8Array(size) })),
    );
    expect(items.map(({ lengthForm, payloadLength }) => [lengthForm, payloadLength])).toEqual([
      ['7', 125],
      ['16', 126],
      ['16', 65_535],
      ['64', 65_536],
    ]);
    expect(items.map(({ offset }) => offset)).toEqual([0, 127, 257, 65_796]);
  });
});

describe('what a sender does wrong', () => {
  const wrong: [string, Role, FrameSpec[], string, number][] = [
    [
      'a client that does not mask',
      'client',
      [{ opcode: 'text', payload: 'a' }],
      'Expected a masked frame from the client, got MASK = 0.',
      1,
    ],
    [
      'a server that masks',
      'server',
      [{ opcode: 'text', payload: 'a', maskingKey: key }],
      'Expected an unmasked frame from the server, got MASK = 1.',
      1,
    ],
    [
      'RSV2 and RSV3',
      'server',
      [{ opcode: 'text', rsv2: true, rsv3: true }],
      'Expected RSV2, RSV3 to be 0 because no extension that uses it was negotiated here, got 1.',
      0,
    ],
    [
      'RSV1 that nobody negotiated',
      'server',
      [{ opcode: 'text', rsv1: true }],
      'Expected RSV1 to be 0 because no extension that uses it was negotiated here, got 1.',
      0,
    ],
    [
      'a reserved data opcode',
      'server',
      [{ opcode: 3 }],
      'Expected opcode 0x0, 0x1, 0x2, 0x8, 0x9 or 0xa, got the reserved 0x3.',
      0,
    ],
    [
      'a reserved control opcode',
      'server',
      [{ opcode: 0xb }],
      'Expected opcode 0x0, 0x1, 0x2, 0x8, 0x9 or 0xa, got the reserved 0xb.',
      0,
    ],
    [
      'a long ping',
      'server',
      [{ opcode: 'ping', payload: 'p'.repeat(126) }],
      'Expected at most 125 bytes in a ping frame, got 126.',
      1,
    ],
    [
      'a fragmented ping',
      'server',
      [{ opcode: 'ping', fin: false }],
      'Expected FIN = 1 in a ping frame, got 0: control frames are never fragmented.',
      0,
    ],
    [
      'a continuation of nothing',
      'server',
      [{ opcode: 'continuation' }],
      'Expected the first frame of a message, got a continuation frame.',
      0,
    ],
    [
      'a message inside another',
      'server',
      [{ opcode: 'text', fin: false }, { opcode: 'binary' }],
      'Expected a continuation frame of the message under way, got a binary frame.',
      2,
    ],
    [
      'data after close',
      'server',
      [{ opcode: 'close' }, { opcode: 'text' }],
      'Expected no data after the close frame, got a text frame.',
      2,
    ],
    [
      'a wrong byte in a text',
      'server',
      [{ opcode: 'text', payload: Uint8Array.of(0x61, 0xff) }],
      'Expected valid UTF-8 in the text, got the byte 0xff.',
      3,
    ],
    [
      'a text that ends inside a character',
      'server',
      [{ opcode: 'text', payload: Uint8Array.of(0xe2, 0x82) }],
      'Expected valid UTF-8 in the text, got the end in the middle of a character.',
      4,
    ],
    [
      'a close payload of one byte',
      'server',
      [{ opcode: 'close', payload: 'x' }],
      'Expected an empty close payload or at least 2 bytes of code, got 1 byte.',
      2,
    ],
    [
      'a close code that only programs see',
      'server',
      [{ opcode: 'close', payload: encodeClosePayload(1006) }],
      'Expected a close code that may be sent, got 1006.',
      2,
    ],
    [
      'a close reason that is no text',
      'server',
      [{ opcode: 'close', payload: encodeClosePayload(1000, Uint8Array.of(0x61, 0xc0)) }],
      'Expected valid UTF-8 in the close reason, got the byte 0xc0.',
      5,
    ],
  ];

  test.each(wrong)('reports %s at its byte and reads on', (_name, role, specs, message, offset) => {
    const bytes = specs.map((spec) => encodeFrame(spec));
    const decoder = createFrameDecoder({ role });
    const items = bytes.flatMap((part) => decoder.push(part));
    expect(errorsOf(items).map((error) => [error.message, error.offset])).toEqual([
      [message, offset],
    ]);
    expect(items.filter((item) => item.type === 'frame')).toHaveLength(specs.length);
    expect(decoder.isStopped).toBe(false);
  });

  test('finds a character that is broken across fragments', () => {
    const [high, low] = new TextEncoder().encode('é');
    const good = decodeAll('server', [
      encodeFrame({ opcode: 'text', payload: Uint8Array.of(high ?? 0), fin: false }),
      encodeFrame({ opcode: 'continuation', payload: Uint8Array.of(low ?? 0) }),
    ]);
    expect(errorsOf(good)).toEqual([]);
    const bad = decodeAll('server', [
      encodeFrame({ opcode: 'text', payload: Uint8Array.of(high ?? 0), fin: false }),
      encodeFrame({ opcode: 'continuation', payload: 'e' }),
    ]);
    expect(errorsOf(bad)).toMatchObject([
      { problem: { type: 'bad-utf8', found: 0x65 }, offset: 5, frameOffset: 3, closeCode: 1007 },
    ]);
  });

  test('reports one wrong text once, whatever follows in the message', () => {
    const items = decodeAll('server', [
      encodeFrame({ opcode: 'text', payload: Uint8Array.of(0xff), fin: false }),
      encodeFrame({ opcode: 'continuation', payload: Uint8Array.of(0xff), fin: false }),
      encodeFrame({ opcode: 'continuation', payload: 'ok' }),
    ]);
    expect(errorsOf(items)).toHaveLength(1);
  });

  test('stops at a 64-bit length whose highest bit is set', () => {
    const bytes = Uint8Array.of(0x82, 0x7f, 0x80, 0, 0, 0, 0, 0, 0, 0, 0x81, 0x00);
    const decoder = createFrameDecoder({ role: 'server' });
    expect(errorsOf(decoder.push(bytes))).toMatchObject([
      {
        message: 'Expected the most significant bit of the 64-bit length to be 0, got 1.',
        offset: 2,
        isFinal: true,
        closeCode: 1002,
      },
    ]);
    expect(decoder.isStopped).toBe(true);
    expect(decoder.push(bytes)).toEqual([]);
  });

  test('reports a header at once, before a payload that never comes', () => {
    const frame = encodeFrame({ opcode: 'text', payload: 'a', declaredLength: 2n ** 40n });
    const decoder = createFrameDecoder({ role: 'client' });
    expect(errorsOf(decoder.push(frame))).toMatchObject([{ problem: { type: 'not-masked' } }]);
    expect(errorsOf(decoder.end())).toMatchObject([
      {
        message: 'Expected a frame of 1099511627786 bytes, got the end of the stream after 11.',
        offset: 11,
        isFinal: true,
      },
    ]);
  });

  test('remarks a length that is not written in its shortest form', () => {
    const [frame] = framesOf(
      'server',
      encodeFrame({ opcode: 'text', payload: 'hola', lengthForm: '64' }),
    );
    expect(frame?.remarks).toEqual([{ type: 'non-minimal-length', form: '64', minimal: '7' }]);
    expect(frame?.problems).toEqual([]);
    expect(textOf(frame)).toBe('hola');
  });
});

describe('permessage-deflate', () => {
  test('marks every frame of a compressed message and keeps its bytes', () => {
    const decoder = createFrameDecoder({ role: 'server', permessageDeflate: true });
    const payload = Uint8Array.of(0xf2, 0x48, 0xff);
    const items = [
      ...decoder.push(encodeFrame({ opcode: 'text', payload, rsv1: true, fin: false })),
      ...decoder.push(encodeFrame({ opcode: 'continuation', payload })),
      ...decoder.push(encodeFrame({ opcode: 'text', payload: 'plain' })),
    ];
    const frames = items.flatMap((item) => (item.type === 'frame' ? [item.frame] : []));
    expect(errorsOf(items)).toEqual([]);
    expect(frames.map((frame) => frame.compressed)).toEqual([true, true, false]);
    expect(frames[0]?.payload).toEqual(payload);
  });

  test('reports RSV1 on a continuation and on a ping', () => {
    const decoder = createFrameDecoder({ role: 'server', permessageDeflate: true });
    const items = [
      ...decoder.push(encodeFrame({ opcode: 'text', rsv1: true, fin: false })),
      ...decoder.push(encodeFrame({ opcode: 'ping', rsv1: true })),
      ...decoder.push(encodeFrame({ opcode: 'continuation', rsv1: true })),
    ];
    expect(errorsOf(items).map((error) => error.problem)).toEqual([
      { type: 'reserved-bits', bits: ['RSV1'] },
      { type: 'reserved-bits', bits: ['RSV1'] },
    ]);
  });
});

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

test('a payload of 32 MiB in pieces of 64 KiB is copied once, not again and again', () => {
  const payload = new Uint8Array(32 * 1024 * 1024).fill(0x61);
  const stream = encodeFrame({ opcode: 'binary', payload });
  const decoder = createFrameDecoder({ role: 'server' });
  const started = performance.now();
  let items: DecodedItem[] = [];
  for (let i = 0; i < stream.length; i += 65_536) {
    items = items.concat(decoder.push(stream.subarray(i, i + 65_536)));
  }
  expect(items).toHaveLength(1);
  // Copying all that waits at each of the 513 pieces would move 8 GiB.
  expect(performance.now() - started).toBeLessThan(1_500);
});

function decodeAll(role: Role, pieces: readonly Uint8Array[]): DecodedItem[] {
  const decoder = createFrameDecoder({ role });
  return [...pieces.flatMap((piece) => decoder.push(piece)), ...decoder.end()];
}

function framesOf(role: Role, ...pieces: Uint8Array[]): Frame[] {
  return decodeAll(role, pieces).flatMap((item) => (item.type === 'frame' ? [item.frame] : []));
}

function errorsOf(items: readonly DecodedItem[]) {
  return items.flatMap((item) => (item.type === 'error' ? [item.error] : []));
}

function textOf(frame: Frame | undefined): string {
  return new TextDecoder().decode(frame?.payload);
}

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
