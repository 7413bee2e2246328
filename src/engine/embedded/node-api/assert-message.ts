import { inspect } from './util.ts';

/** What an assertion compared, and how. */
export type Comparison = { actual: unknown; expected: unknown; operator: string };

/** The words of an assertion that failed, as Node says them; `message` is the program's own headline. */
export function describeFailure(comparison: Comparison, message?: string): string {
  const { actual, expected, operator } = comparison;
  const words = headlines[operator];
  if (words === undefined) return message ?? 'Failed';
  if (operator.startsWith('not')) return message ?? describeSameness(actual, operator, words);
  if (operator === 'deepEqual') {
    return (
      message ?? `${words}\n\n${show(actual)}\n\nshould loosely deep-equal\n\n${show(expected)}`
    );
  }
  const one = show(actual);
  const other = show(expected);
  if (operator === 'strictEqual' && one === other && isObject(actual) && isObject(expected)) {
    return `${message ?? 'Values have same structure but are not reference-equal:'}\n\n${one}\n`;
  }
  const head = message ?? words;
  if (isShort(comparison, one, other)) return `${head}\n\n${one} !== ${other}\n`;
  const isIgnoringCommas = operator !== 'partialDeepStrictEqual';
  const { text, isCut } = printDiff(one.split('\n'), other.split('\n'), isIgnoringCommas);
  const pointer =
    typeof actual === 'string' && typeof expected === 'string' && !`${one}${other}`.includes('\n')
      ? `${' '.repeat(firstDifference(one, other) + 2)}^\n`
      : '';
  const cut = isCut ? '\n... Skipped lines' : '';
  return `${head}\n+ actual - expected${cut}\n\n${text}\n${pointer}`;
}

const headlines: Readonly<Record<string, string>> = {
  deepEqual: 'Expected values to be loosely deep-equal:',
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  partialDeepStrictEqual: 'Expected values to be partially and strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
};

/** Two values on one short line are told side by side. */
const shortestDiff = 12;
/** So many equal lines are shown after a difference. */
const linesOfContext = 5;

function describeSameness(value: unknown, operator: string, words: string): string {
  const text = show(value);
  const isReference = operator === 'notStrictEqual' && isObject(value);
  const head = isReference ? 'Expected "actual" not to be reference-equal to "expected":' : words;
  if (text.includes('\n')) return `${head}\n\n${text}\n`;
  return `${head}${text.length > 5 ? '\n\n' : ' '}${text}`;
}

function isShort({ actual, expected }: Comparison, one: string, other: string): boolean {
  if (`${one}${other}`.includes('\n') || isObject(actual) || isObject(expected)) return false;
  const isZeros = actual === 0 && expected === 0;
  return one.length + other.length <= shortestDiff && !isZeros;
}

function isObject(value: unknown): boolean {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function show(value: unknown): string {
  return inspect(value, {
    compact: false,
    customInspect: false,
    depth: 1000,
    maxArrayLength: Infinity,
    sorted: true,
    getters: true,
    breakLength: Infinity,
  });
}

function firstDifference(one: string, other: string): number {
  let index = 0;
  while (index < one.length && one[index] === other[index]) index++;
  return index;
}

type Line = { mark: '+' | '-' | ' '; text: string };

function printDiff(
  one: readonly string[],
  other: readonly string[],
  isIgnoringCommas: boolean,
): { text: string; isCut: boolean } {
  const lines = compareLines(one, other, isIgnoringCommas);
  const shown: string[] = [];
  let isCut = false;
  let equal = 0;
  lines.forEach(({ mark, text }, index) => {
    if (mark !== ' ') {
      // One or two lines too many are shown rather than left away.
      const left = equal - linesOfContext;
      if (left > 2) shown.push('...');
      isCut ||= left > 2;
      const from = index - (left > 2 ? 1 : Math.max(left, 0));
      for (const line of lines.slice(from, index)) shown.push(`  ${line.text}`);
      equal = 0;
      shown.push(`${mark} ${text}`);
    } else if (equal++ < linesOfContext) {
      shown.push(`  ${text}`);
    }
  });
  return { text: shown.join('\n'), isCut };
}

/** The longest common lines, and what each side has besides. */
function compareLines(
  one: readonly string[],
  other: readonly string[],
  isIgnoringCommas: boolean,
): Line[] {
  // A table of so many cells is still made in an instant.
  if (one.length * other.length > 4_000_000) {
    return [
      ...one.map((text): Line => ({ mark: '+', text })),
      ...other.map((text): Line => ({ mark: '-', text })),
    ];
  }
  const isSame = (a = '', b = ''): boolean =>
    a === b || (isIgnoringCommas && (`${a},` === b || `${b},` === a));
  const width = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      lengths[i * width + j] = isSame(one[i], other[j])
        ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const lines: Line[] = [];
  let i = 0;
  let j = 0;
  while (i < one.length || j < other.length) {
    const [a, b] = [one[i], other[j]];
    if (a !== undefined && b !== undefined && isSame(a, b)) {
      lines.push({ mark: ' ', text: a.endsWith(',') ? a : b });
      i++;
      j++;
    } else if (
      a !== undefined &&
      (b === undefined || (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      lines.push({ mark: '+', text: a });
      i++;
    } else {
      lines.push({ mark: '-', text: b ?? '' });
      j++;
    }
  }
  return lines;
}
