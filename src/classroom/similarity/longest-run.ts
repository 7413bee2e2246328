import type { Token } from './code-tokens.ts';

/** The longest run of tokens that two programs share: its length, and where it begins in each. */
export type CommonRun = { length: number; first: number; second: number };

/** Where nothing of the starting code is left: no run crosses it. */
const gap = 0;

/** The tokens of a program without those runs of at least `least` that stand in the starting code too. */
export function withoutStarter(
  tokens: readonly Token[],
  starter: readonly Token[],
  least = 8,
): Token[] {
  const known = new Set<string>();
  for (let i = 0; i + least <= starter.length; i += 1) known.add(gram(starter, i, least));
  const isStarter = new Array<boolean>(tokens.length).fill(false);
  for (let i = 0; i + least <= tokens.length; i += 1) {
    if (known.has(gram(tokens, i, least))) isStarter.fill(true, i, i + least);
  }
  return tokens.map((token, i) => (isStarter[i] ? { ...token, value: gap } : token));
}

/** Finds the longest run that two programs share; of length 0 where there is none. */
export function longestCommonRun(first: readonly Token[], second: readonly Token[]): CommonRun {
  const best = { length: 0, first: 0, second: 0 };
  let above = new Uint32Array(second.length + 1);
  let row = new Uint32Array(second.length + 1);
  const theirs = Uint32Array.from(second, ({ value }) => value);
  for (let i = 0; i < first.length; i += 1) {
    const value = first[i]?.value ?? gap;
    for (let j = 0; j < theirs.length; j += 1) {
      const length = value !== gap && value === theirs[j] ? (above[j] ?? 0) + 1 : 0;
      row[j + 1] = length;
      if (length > best.length) {
        best.length = length;
        best.first = i - length + 1;
        best.second = j - length + 1;
      }
    }
    [above, row] = [row, above];
  }
  return best;
}

function gram(tokens: readonly Token[], start: number, length: number): string {
  return tokens
    .slice(start, start + length)
    .map(({ value }) => value)
    .join();
}
