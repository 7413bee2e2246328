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

/** The shortest run that is told of, in tokens. */
const least = 25;

/** Ranks pairs by their longest common run, the starting code left out: what to look at first, never a verdict. */
export function rankPairs(
  programs: readonly StudentCode[],
  starter: Readonly<Record<string, string>>,
  most = Infinity,
): SimilarPair[] {
  const given = readTokens(joinFiles(starter));
  const all = programs.map(({ student, files }) => {
    const tokens = withoutStarter(readTokens(joinFiles(files)), given);
    return { student, tokens };
  });
  let pairs: SimilarPair[] = [];
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
    // In a big class nearly everybody shares something with everybody.
    pairs = longestFirst(pairs).slice(0, most);
  }
  return pairs;
}

function longestFirst(pairs: readonly SimilarPair[]): SimilarPair[] {
  return [...pairs].sort((one, other) => other.length - one.length);
}

function span(tokens: readonly Token[], start: number, length: number): LineSpan {
  return { from: tokens[start]?.line ?? 1, to: tokens[start + length - 1]?.line ?? 1 };
}
