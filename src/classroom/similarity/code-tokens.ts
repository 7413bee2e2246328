/** A piece of code that counts, as a number, and the line where it stands. */
export type Token = { value: number; line: number };

const pattern =
  /\/\/.*|\/\*[\s\S]*?\*\/|(["'`])(?:\\[\s\S]|(?!\1)[^\\])*\1|[\p{L}_$][\p{L}\p{N}_$]*|\d[\w.]*|=>|[^\s]/gu;
const keywords = new Set(
  'async await break case catch class const continue default delete do else export extends finally for from function if import in instanceof let new of return static switch this throw try typeof var void while yield'.split(
    ' ',
  ),
);
const numbers = new Map<string, number>();

/** Reads code as tokens in which names, texts and numbers are all alike, so that renaming hides nothing. */
export function readTokens(code: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let at = 0;
  for (const match of code.matchAll(pattern)) {
    line += countLines(code.slice(at, match.index));
    at = match.index;
    const kind = kindOf(match[0]);
    if (kind !== undefined) tokens.push({ value: numberOf(kind), line });
  }
  return tokens;
}

function kindOf(text: string): string | undefined {
  if (text.startsWith('//') || text.startsWith('/*')) return undefined;
  if (/^["'`]./.test(text)) return 'text';
  if (/^\d/.test(text)) return 'number';
  if (/^[\p{L}_$]/u.test(text)) return keywords.has(text) ? text : 'name';
  return text;
}

function numberOf(kind: string): number {
  const known = numbers.get(kind) ?? numbers.size + 1;
  numbers.set(kind, known);
  return known;
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}
