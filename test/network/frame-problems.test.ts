import { describe, expect, test } from 'vitest';
import { encodeClosePayload } from '../../src/network/close-codes.ts';
import { createFrameDecoder } from '../../src/network/frame-decoder.ts';
import { encodeFrame, type FrameSpec } from '../../src/network/frame-encoder.ts';
import type { Role } from '../../src/network/frame.ts';
import { decodeAll, errorsOf, exampleKey, framesOf, textOf } from './decoded-frames.ts';

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
      [{ opcode: 'text', payload: 'a', maskingKey: exampleKey }],
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
