import { describe, expect, test } from 'vitest';
import {
  classifyCloseCode,
  codeSeenByReceiver,
  decodeClosePayload,
  encodeClosePayload,
  isSendableCloseCode,
} from '../../src/network/close-codes.ts';

test.each([
  [999, 'invalid', false],
  [1000, 'standard', true],
  [1004, 'unassigned', false],
  [1005, 'local', false],
  [1006, 'local', false],
  [1011, 'standard', true],
  [1012, 'registered', true],
  [1015, 'local', false],
  [2999, 'unassigned', false],
  [3000, 'library', true],
  [4401, 'application', true],
  [5000, 'invalid', false],
] as const)('%i is %s, sendable: %s', (code, standing, isSendable) => {
  expect(classifyCloseCode(code)).toBe(standing);
  expect(isSendableCloseCode(code)).toBe(isSendable);
});

describe('a close payload', () => {
  test('without bytes is what the receiver calls 1005', () => {
    const payload = decodeClosePayload(new Uint8Array(0));
    expect(payload).toEqual({ type: 'empty' });
    expect(codeSeenByReceiver(payload)).toBe(1005);
  });

  test('of one byte is too short', () => {
    expect(decodeClosePayload(Uint8Array.of(3))).toEqual({ type: 'too-short' });
  });

  test('gives back the code and the reason', () => {
    expect(decodeClosePayload(encodeClosePayload(4401, 'caducó'))).toEqual({
      type: 'code',
      code: 4401,
      reason: 'caducó',
      isReasonValid: true,
    });
  });

  test('with a broken reason says so and shows what can be read', () => {
    expect(decodeClosePayload(encodeClosePayload(1000, Uint8Array.of(0x61, 0xff)))).toEqual({
      type: 'code',
      code: 1000,
      reason: 'a\ufffd',
      isReasonValid: false,
    });
  });
});
