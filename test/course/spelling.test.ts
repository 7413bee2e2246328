import english from 'dictionary-en-gb';
import spanish from 'dictionary-es';
import nspell from 'nspell';
import { expect, test } from 'vitest';
import type { Language } from '../../src/translations/text.ts';
import { readDocumentTexts } from '../site/document-texts.ts';
import { proseOf, readLessonTexts } from './lesson-texts.ts';
import { wordsOfTheField } from './words-of-the-field.ts';

const texts = [...(await readLessonTexts()), ...readDocumentTexts()];
const checkers = { es: nspell(spanish), en: nspell(english) };
for (const checker of Object.values(checkers)) {
  for (const word of wordsOfTheField.both) checker.add(word);
}
for (const word of wordsOfTheField.es) checkers.es.add(word);
for (const word of wordsOfTheField.en) checkers.en.add(word);

test.each(texts)('$path is spelled right', ({ language, markdown }) => {
  expect(misspelled(markdown, language)).toEqual([]);
});

test('a wrong word is found, in both languages', () => {
  expect(misspelled('El servidor envia una trama. `envia`', 'es')).toEqual(['envia']);
  expect(misspelled('The server recieves a frame.', 'en')).toEqual(['recieves']);
  expect(misspelled('| trama | frame |\n\nfrom a frame, una trama', 'es')).toEqual([
    'from',
    'frame',
  ]);
});

/** Words of neither the language nor the field. In tables and in brackets stand the terms of the other language. */
function misspelled(markdown: string, language: Language): string[] {
  const other = language === 'es' ? 'en' : 'es';
  const prose = proseOf(markdown);
  const isAside = /^\|.*$|\([^)]*\)|_[^_]+_|\*[^*]+\*/gm;
  const strange = (text: string, known: readonly Language[]): string[] =>
    (text.match(/\p{L}{2,}(?:[’']\p{L}+)*/gu) ?? []).filter((word) =>
      known.every((each) => !checkers[each].correct(word.replace(/[’']s$/, ''))),
    );
  const asides = prose.match(isAside) ?? [];
  return [
    ...strange(prose.replace(isAside, ' '), [language]),
    ...strange(asides.join(' '), [language, other]),
  ];
}
