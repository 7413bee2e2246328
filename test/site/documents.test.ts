import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gradingWords } from '../../src/translations/class-grading.ts';
import { languages, type Language } from '../../src/translations/text.ts';
import { documents, readDocument, readDocumentTexts, sitePath } from './document-texts.ts';
import { findKeptNames, namesIn } from './kept-names.ts';

const mostBytes = 60_000;
const texts = readDocumentTexts();
const modules = import.meta.glob<Record<string, unknown>>('../../src/translations/*.ts', {
  eager: true,
});
const translations = Object.values(modules).flatMap((module) => Object.values(module));

test.each(documents)('%s has the same parts in every language', (name) => {
  const levels = (language: Language): string[] => all(readDocument(name, language), /^(#+) .+$/gm);
  expect(levels('es').length).toBeGreaterThan(4);
  expect(levels('en')).toEqual(levels('es'));
});

describe.each(texts)('$path', ({ path, language, markdown }) => {
  test('calls buttons, fields and results what the pages call them', () => {
    const labels = [...all(markdown, /\*\*(.+?)\*\*/g), ...all(markdown, /[«“](.+?)[»”]/g)];
    expect(labels.length).toBeGreaterThan(1);
    const words = wordsOfPages(language);
    expect(labels.filter((label) => !words.includes(label))).toEqual([]);
  });

  test('has pictures that are there, small, and told in words', () => {
    const pictures = [...markdown.matchAll(/!\[(.*?)\]\((.*?)\)/g)].map(
      ([, words = '', file = '']) => ({ words, file: join(dirname(sitePath(path)), file) }),
    );
    expect(pictures.filter(({ words }) => words.length < 40)).toEqual([]);
    expect(pictures.filter(({ file }) => statSync(file).size > mostBytes)).toEqual([]);
    expect(pictures.every(({ file }) => file.includes(`/${language}/`))).toBe(true);
  });
});

test.each(languages)('the guide shows every picture that was taken (%s)', (language) => {
  const taken = readdirSync(sitePath(`teachers-guide/pictures/${language}`)).sort();
  const shown = all(readDocument('teachers-guide/guide', language), /pictures\/\w+\/(.+?)\)/g);
  expect(shown.sort()).toEqual(taken);
});

test.each(languages)('the guide names reasons as the grading page does (%s)', (language) => {
  const reasons = Object.values(gradingWords[language].reasons);
  const told = all(readDocument('teachers-guide/guide', language), /^\| (.+?) +\|/gm)
    .slice(2)
    .flatMap((cell) => cell.split(', '));
  expect(told.length).toBeGreaterThan(4);
  const isOne = (words: string): boolean => reasons.some((reason) => reason.startsWith(words));
  expect(told.filter((words) => !isOne(words))).toEqual([]);
});

describe('what is kept in the browser', () => {
  test.each(languages)(
    'is all named on the page about privacy, and nothing else (%s)',
    (language) => {
      const named = new Set(all(readDocument('privacy/privacy', language), /`([\w:-]+)`/g));
      // The library that keeps the site names its cache; `stackblitz.com` keeps nothing here.
      named.delete('workbox-precache');
      expect([...named].sort()).toEqual(findKeptNames());
    },
  );

  test('is found in a source', () => {
    expect(namesIn("localStorage.setItem('enchufe:new', '')")).toEqual(['enchufe:new']);
    expect(namesIn("const channel = 'enchufe:new'")).toEqual([]);
    const store = 'interface Schema extends DBSchema {\n  pack: { key: string };\n}\n';
    expect(namesIn(`${store}openDB<Schema>('enchufe-class', 1)`)).toEqual([
      'enchufe-class',
      'pack',
    ]);
  });
});

/** Everything that the pages say without a number or a name in it. */
function wordsOfPages(language: Language): string[] {
  return translations.flatMap((value) =>
    typeof value === 'object' && value !== null && language in value
      ? stringsIn((value as Record<Language, unknown>)[language])
      : [],
  );
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}
