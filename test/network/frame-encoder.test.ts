import { expect, test } from 'vitest';
import { encodeClosePayload } from '../../src/network/close-codes.ts';
import { applyMask, encodeFrame } from '../../src/network/frame-encoder.ts';

const key = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d);

test('writes the masked "Hello" of RFC 6455 §5.7', () => {
  expect(encodeFrame({ opcode: 'text', payload: 'Hello', maskingKey: key })).toEqual(
    Uint8Array.of(0x81, 0x85, ...key, 0x7f, 0x9f, 0x4d, 0x51, 0x58),
  );
});

test('writes an empty close frame', () => {
  expect(encodeFrame({ opcode: 'close' })).toEqual(Uint8Array.of(0x88, 0x00));
});

test('writes a close code and a reason', () => {
  const payload = encodeClosePayload(1000, 'adiós');
  expect(encodeFrame({ opcode: 'close', payload })).toEqual(
    Uint8Array.of(0x88, 0x08, 0x03, 0xe8, 0x61, 0x64, 0x69, 0xc3, 0xb3, 0x73),
  );
});

test('writes a length that is not the payload’s', () => {
  expect(encodeFrame({ opcode: 'text', payload: 'a', declaredLength: 300 })).toEqual(
    Uint8Array.of(0x81, 126, 0x01, 0x2c, 0x61),
  );
});

test('draws a new random key for each frame', () => {
  const frames = Array.from({ length: 8 }, () =>
    encodeFrame({ opcode: 'text', maskingKey: 'random' }).join(),
  );
  expect(new Set(frames).size).toBeGreaterThan(1);
});

test('refuses a key that has not 4 bytes', () => {
  expect(() => encodeFrame({ opcode: 'text', maskingKey: new Uint8Array(3) })).toThrow(
    new RangeError('Expected a masking key of 4 bytes, got 3.'),
  );
});

test('gives the payload back when it is masked twice', () => {
  const payload = new TextEncoder().encode('¿qué tal?');
  expect(applyMask(applyMask(payload, key), key)).toEqual(payload);
});
