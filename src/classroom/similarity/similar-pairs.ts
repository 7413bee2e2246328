import { readTokens, type Token } from './code-tokens.ts';
import { longestCommonRun, withoutStarter } from './longest-run.ts';

/** The code of one student's exercise: all of its files. */
export type StudentCode = { student: string; files: Readonly<Record<string, string>> };

/** Two students whose code shares a run: its length in tokens, and the lines that it takes in each. */
export type SimilarPair = {
  students: readonly [string, string];
  length: number;
  lines: readonly [LineSpan, LineSpan];
};

/** From which line to which, in the files one after the other. */
export type LineSpan = { from: number; to: number };

/** A student's code as one text, file after file. */
export function joinFiles(files: Readonly<Record<string, string>>): string {
  return Object.entries(files)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, code]) => `// ${path}\n${code}`)
    .join('\n');
}

/**
 * Ranks pairs by their longest common run, the starting code left out: what to look at first, never a verdict.
 * It yields after each student, so that the page stays at hand.
 */
export function* rankPairs(
  programs: readonly StudentCode[],
  starter: Readonly<Record<string, string>>,
  least = 25,
): Generator<void, SimilarPair[]> {
  const given = readTokens(joinFiles(starter));
  const all = programs.map(({ student, files }) => {
    const tokens = withoutStarter(readTokens(joinFiles(files)), given);
    return { student, tokens };
  });
  const pairs: SimilarPair[] = [];
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      const { length, first, second } = longestCommonRun(one.tokens, other.tokens);
      if (length < least) continue;
      pairs.push({
        students: [one.student, other.student],
        length,
        lines: [span(one.tokens, first, length), span(other.tokens, second, length)],
      });
    }
    yield;
  }
  return pairs.sort((one, other) => other.length - one.length);
}

function span(tokens: readonly Token[], start: number, length: number): LineSpan {
  return { from: tokens[start]?.line ?? 1, to: tokens[start + length - 1]?.line ?? 1 };
}
