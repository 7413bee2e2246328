import { describe, expect, test } from 'vitest';
import { createFrameDecoder } from '../../src/network/frame-decoder.ts';
import { encodeFrame } from '../../src/network/frame-encoder.ts';
import type { DecodedItem } from '../../src/network/frame.ts';
import { errorsOf, exampleKey, framesOf, textOf } from './decoded-frames.ts';

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
    const bytes = Uint8Array.of(0x81, 0x85, ...exampleKey, 0x7f, 0x9f, 0x4d, 0x51, 0x58);
    const [frame] = framesOf('client', bytes);
    expect(textOf(frame)).toBe('Hello');
    expect(frame?.maskingKey).toEqual(exampleKey);
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
