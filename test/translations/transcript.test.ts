import { expect, test } from 'vitest';
import { sayWhatCrossed, sayWhoSpoke } from '../../src/translations/transcript.ts';

test('the judge’s connections and their ends have words in both languages', () => {
  const names = ['client 1', 'peer 12', 'visitor 2'];
  expect(names.map((name) => sayWhoSpoke(name, 'es'))).toEqual([
    'cliente 1',
    'conexión 12',
    'visitante 2',
  ]);
  expect(names.map((name) => sayWhoSpoke(name, 'en'))).toEqual([
    'client 1',
    'connection 12',
    'visitor 2',
  ]);
  expect(sayWhatCrossed('end', 'es')).toBe('fin');
});

test('what is no word of the judge’s stays as it is', () => {
  expect(sayWhoSpoke('client', 'es')).toBe('client');
  expect(sayWhoSpoke('Ana 1', 'es')).toBe('Ana 1');
  expect(sayWhatCrossed('close 1000', 'es')).toBe('close 1000');
});
