import { expect, test } from 'vitest';
import { checkClose, closeCodeOfFault } from '../../../src/toolkit/close-code.ts';

test.each([1000, 1001, 1002, 1003, 1007, 1011, 1014, 3000, 4000, 4999])(
  '%d may be sent',
  (code) => {
    expect(() => {
      checkClose(code, '');
    }).not.toThrow();
  },
);

test.each([-1, 0, 999, 1004, 1005, 1006, 1015, 2000, 2999, 5000, 1000.5, NaN, Infinity])(
  '%d must not be sent',
  (code) => {
    expect(() => {
      checkClose(code, '');
    }).toThrow(
      new RangeError(
        `The close code ${code} must not be sent. Use 1000, another registered one (1001-1003, 1007-1014), or your own from 4000 to 4999.`,
      ),
    );
  },
);

test('a reason has room for 123 bytes of UTF-8', () => {
  expect(() => {
    checkClose(1000, 'a'.repeat(123));
  }).not.toThrow();
  expect(() => {
    checkClose(1000, 'é'.repeat(62));
  }).toThrow(
    new RangeError(
      'A close reason has room for 123 bytes, this one has 124. Send a short one, and the rest as a message before.',
    ),
  );
});

test.each([
  ['WS_ERR_INVALID_UTF8', 1007],
  ['WS_ERR_UNSUPPORTED_MESSAGE_LENGTH', 1009],
  ['WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH', 1009],
  ['WS_ERR_EXPECTED_MASK', 1002],
  ['WS_ERR_INVALID_OPCODE', 1002],
  ['ECONNRESET', undefined],
])('the fault %s was answered with %s', (code, expected) => {
  expect(closeCodeOfFault(Object.assign(new Error(), { code }))).toBe(expected);
});
