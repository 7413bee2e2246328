import { expect, test } from 'vitest';
import { readModuleOnce } from '../../src/engine/module-memory.ts';

test('reads a text again only when it has changed', () => {
  const first = readModuleOnce('a.ts', 'export const a: number = 1;');
  expect(readModuleOnce('a.ts', 'export const a: number = 1;')).toBe(first);
  const other = readModuleOnce('a.ts', 'export const b: number = 1;');
  expect('exports' in other && [...other.exports]).toEqual(['b']);
});

test('does not take one file for another with the same text', () => {
  expect(readModuleOnce('b.ts', 'export {};')).not.toBe(readModuleOnce('b.json', 'export {};'));
});

test('forgets the file that was asked for longest ago', () => {
  const first = readModuleOnce('first.ts', 'export {};');
  for (let number = 0; number < 40; number += 1) readModuleOnce(`${number}.ts`, 'export {};');
  expect(readModuleOnce('first.ts', 'export {};')).not.toBe(first);
});
