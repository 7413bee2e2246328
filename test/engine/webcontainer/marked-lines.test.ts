import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  commandMark,
  MarkedLineReader,
  toMarkedLine,
} from '../../../src/engine/webcontainer/marked-lines.ts';

const mark = '#mark#';
const sign = fc.constantFrom('a', 'ñ', '日', '🎉', '\ud800', '"', '\\', '\n', '\r', '\0', '#');
const decoder = new TextDecoder();

test('finds every value again, however the bytes of the stream are cut and decoded', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.array(sign, { maxLength: 30 }).map((signs) => signs.join('')),
        { maxLength: 4 },
      ),
      fc.integer({ min: 1, max: 9 }),
      (texts, size) => {
        const bytes = new TextEncoder().encode(
          texts.map((text) => toMarkedLine(mark, text)).join(''),
        );
        const reader = new MarkedLineReader(mark);
        const found = [];
        for (let start = 0; start < bytes.length; start += size) {
          // As the client does it: each chunk by itself.
          found.push(...reader.read(decoder.decode(bytes.subarray(start, start + size))));
        }
        expect(found).toEqual(texts.map((value) => ({ type: 'value', value })));
      },
    ),
  );
});

test('gives lines of others, also where a value follows on the same line', () => {
  const reader = new MarkedLineReader(mark);
  expect(reader.read(`node: bad\r\nhalf${toMarkedLine(mark, 1)}rest`)).toEqual([
    { type: 'other', text: 'node: bad' },
    { type: 'other', text: 'half' },
    { type: 'value', value: 1 },
  ]);
  expect(reader.end()).toEqual([{ type: 'other', text: 'rest' }]);
});

test('drops commands that a terminal echoes, and values that were garbled', () => {
  const reader = new MarkedLineReader(mark);
  expect(reader.read(toMarkedLine(commandMark, { type: 'begin' }))).toEqual([]);
  expect(reader.read(`${mark}{"type":\n`)).toEqual([]);
});
