import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffLines } from '../../../src/workbench/work/line-diff.ts';

test('tells what was removed, what was added and what stayed', () => {
  expect(diffLines('a\nb\nc', 'a\nx\nc\nd')).toEqual([
    { type: 'same', text: 'a' },
    { type: 'removed', text: 'b' },
    { type: 'added', text: 'x' },
    { type: 'same', text: 'c' },
    { type: 'added', text: 'd' },
  ]);
});

test('both texts can be read out of any comparison', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1 })
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (left, right) => {
      const lines = diffLines(left, right);
      const without = (type: string): string =>
        lines
          .filter((line) => line.type !== type)
          .map((line) => line.text)
          .join('\n');
      expect(without('added')).toBe(left);
      expect(without('removed')).toBe(right);
    }),
  );
});

test('equal texts have no changes', () => {
  expect(diffLines('a\nb', 'a\nb').every(({ type }) => type === 'same')).toBe(true);
});
