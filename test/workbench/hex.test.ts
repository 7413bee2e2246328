import { expect, test } from 'vitest';
import { readHex, writeHex } from '../../src/workbench/clients/hex.ts';

test.each([
  ['48 6f 6c 61', [0x48, 0x6f, 0x6c, 0x61]],
  ['486F6C61', [0x48, 0x6f, 0x6c, 0x61]],
  ['0x48, 0x6f', [0x48, 0x6f]],
  ['', []],
])('reads %j', (text, bytes) => {
  expect(readHex(text)).toEqual(bytes);
});

test.each(['4', 'hola', '48 6', '4g'])('%j is not hexadecimal', (text) => {
  expect(readHex(text)).toBeUndefined();
});

test('writes two digits a byte', () => {
  expect(writeHex([0, 10, 255])).toBe('00 0a ff');
});
