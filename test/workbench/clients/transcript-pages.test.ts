import { expect, test } from 'vitest';
import type { ClientEntry } from '../../../src/workbench/clients/client-transcript.ts';
import { pagesOf } from '../../../src/workbench/clients/transcript-pages.ts';

const entry = (number: number): ClientEntry => ({
  number,
  time: number,
  target: '/',
  news: { type: 'refused', dial: 1 },
});

const numbersFrom = (first: number, count: number): ClientEntry[] =>
  Array.from({ length: count }, (_, index) => entry(first + index));

test('every entry stands on one page, in its order', () => {
  const entries = numbersFrom(1, 57);
  expect(pagesOf(entries).flatMap((page) => page.entries)).toEqual(entries);
});

test('a page keeps its number and what it has when the oldest go and others come', () => {
  const before = pagesOf(numbersFrom(1, 60));
  const after = pagesOf(numbersFrom(25, 60));
  const kept = after.find(({ number }) => number === 2);
  expect(kept?.entries).toEqual(before.find(({ number }) => number === 2)?.entries);
  expect(after[0]?.entries[0]?.number).toBe(25);
});

test('no entries make no page', () => {
  expect(pagesOf([])).toEqual([]);
});
