import type { SourcePosition } from '../editor/source-position.ts';

/** A piece of a line: plain words, words that were searched for, or a place in one of the learner's files. */
export type LinePart =
  | { type: 'words'; text: string }
  | { type: 'found'; text: string }
  | { type: 'place'; text: string; position: SourcePosition };

const place = /(?:\.\/)?([\w.@/-]+\.(?:[cm]?[jt]s|html)):(\d+)(?::(\d+))?/g;

/** Cuts a line into its pieces; only places in files that `hasFile` knows lead somewhere. */
export function lineParts(
  text: string,
  hasFile: (file: string) => boolean,
  searched?: RegExp,
): LinePart[] {
  const parts: LinePart[] = [];
  let from = 0;
  for (const match of text.matchAll(place)) {
    const [words, file = '', line, column] = match;
    if (!hasFile(file)) continue;
    parts.push(...wordParts(text.slice(from, match.index), searched));
    const position = { file, line: Number(line), ...(column && { column: Number(column) }) };
    parts.push({ type: 'place', text: words, position });
    from = match.index + words.length;
  }
  parts.push(...wordParts(text.slice(from), searched));
  return parts;
}

function wordParts(text: string, searched?: RegExp): LinePart[] {
  if (text === '') return [];
  if (!searched) return [{ type: 'words', text }];
  const parts: LinePart[] = [];
  let from = 0;
  for (const match of text.matchAll(new RegExp(searched, 'giu'))) {
    if (match.index > from) parts.push({ type: 'words', text: text.slice(from, match.index) });
    parts.push({ type: 'found', text: match[0] });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ type: 'words', text: text.slice(from) });
  return parts;
}
