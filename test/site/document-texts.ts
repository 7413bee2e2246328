import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { languages, type Language } from '../../src/translations/text.ts';

/** The texts outside of the course that are written in Markdown. */
export const documents = ['teachers-guide/guide', 'privacy/privacy'] as const;

/** One of `documents` in one language. */
export type DocumentText = { path: string; language: Language; markdown: string };

/** The path of a file of the site's room. */
export function sitePath(path: string): string {
  return fileURLToPath(new URL(`../../src/site/${path}`, import.meta.url));
}

/** A text as it is written. */
export function readDocument(name: (typeof documents)[number], language: Language): string {
  return readFileSync(sitePath(`${name}.${language}.md`), 'utf8');
}

/** All of them, in all languages. */
export function readDocumentTexts(): DocumentText[] {
  return documents.flatMap((name) =>
    languages.map((language) => ({
      path: `${name}.${language}.md`,
      language,
      markdown: readDocument(name, language),
    })),
  );
}
