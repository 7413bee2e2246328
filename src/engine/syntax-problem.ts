/** What is wrong with a file that doesn't parse, in words, and where. */
export type SyntaxProblem = { message: string; place?: { line: number; column?: number } };

/** Says in plain words what sucrase or acorn found; the message is one that `translations/engine.ts` knows. */
export function describeSyntaxProblem(error: unknown, text: string): SyntaxProblem {
  const raw = error instanceof Error ? error.message : String(error);
  const message = raw
    .replace(/^Error transforming [^:]*: /, '')
    .replace(/ \(\d+:\d+\)$/, '')
    .trim();
  if (error instanceof RangeError) return { message: 'This file is nested too deeply' };
  const place = placeOf(error);
  const described = { message: inPlainWords(message, foundAt(text, place)) };
  return place ? { ...described, place } : described;
}

type Place = { line: number; column?: number };

function placeOf(error: unknown): Place | undefined {
  if (!(error instanceof Error) || !('loc' in error)) return undefined;
  const { loc } = error;
  if (typeof loc !== 'object' || loc === null || !('line' in loc)) return undefined;
  const line = Number(loc.line);
  if (!('column' in loc)) return { line };
  // acorn counts columns from 0, sucrase from 1.
  return { line, column: Number(loc.column) + ('raisedAt' in error ? 1 : 0) };
}

/** The word or sign at a place, or the empty string at the end of the file. */
function foundAt(text: string, place: Place | undefined): string | undefined {
  if (!place?.column) return undefined;
  const lines = text.split('\n');
  const rest = [lines[place.line - 1]?.slice(place.column - 1), ...lines.slice(place.line)];
  return /^\s*([\w$]+|\S)/.exec(rest.join('\n'))?.[1] ?? '';
}

function inPlainWords(message: string, found: string | undefined): string {
  const expected = /^Unexpected token, expected "?(.+?)"?$/.exec(message)?.[1];
  if (message.startsWith('Unexpected token') && found === '') {
    return 'The file ends too early: something is still open';
  }
  if (expected !== undefined && found !== undefined) {
    return `Expected "${expected}" but found "${found}"`;
  }
  if (message === 'Unexpected token' && found !== undefined) return `Unexpected "${found}"`;
  const declared = /^Identifier '(.+)' has already been declared$/.exec(message)?.[1];
  if (declared !== undefined) return `"${declared}" is already declared`;
  return plainWords.get(message) ?? message;
}

const plainWords = new Map([
  ['Unterminated string constant', 'A text is never closed: its quote is missing'],
  ['Unterminated string', 'A text is never closed: its quote is missing'],
  ['Unterminated template', 'A text is never closed: its backtick is missing'],
  ['Unterminated comment', 'A comment is never closed: its "*/" is missing'],
  ['Unterminated regular expression', 'A regular expression is never closed: its "/" is missing'],
  ["'return' outside of function", '"return" stands outside a function'],
]);
