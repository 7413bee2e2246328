import type { ClientEntry } from './client-transcript.ts';

/** Some entries that follow each other; a page keeps its number while others come and go. */
export type TranscriptPage = { number: number; entries: ClientEntry[] };

/** How many entries a page has at most. */
const pageLength = 20;

/** The entries, page by page, the oldest first. */
export function pagesOf(entries: readonly ClientEntry[]): readonly TranscriptPage[] {
  const pages: TranscriptPage[] = [];
  for (const entry of entries) {
    const number = Math.floor(entry.number / pageLength);
    const last = pages.at(-1);
    if (last?.number === number) last.entries.push(entry);
    else pages.push({ number, entries: [entry] });
  }
  return pages;
}
