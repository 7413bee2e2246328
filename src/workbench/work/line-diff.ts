/** A line of a comparison: in both texts, or only in the one on the left or on the right. */
export type DiffLine = { type: 'same' | 'removed' | 'added'; text: string };

const mostCells = 4_000_000;

/**
 * Compares two texts line by line by their longest common subsequence; texts beyond 4 million pairs of
 * differing lines are told as wholly replaced.
 */
export function diffLines(left: string, right: string): DiffLine[] {
  const a = left.split('\n');
  const b = right.split('\n');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end))
    end += 1;
  const middle = compare(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return [
    ...lines('same', a.slice(0, start)),
    ...middle,
    ...lines('same', a.slice(a.length - end)),
  ];
}

function compare(a: readonly string[], b: readonly string[]): DiffLine[] {
  if (a.length * b.length > mostCells) return [...lines('removed', a), ...lines('added', b)];
  const width = b.length + 1;
  // lengths[i * width + j]: the longest common subsequence of a from i and b from j.
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const result: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      result.push({ type: 'same', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      result.push({ type: 'removed', text: a[i] ?? '' });
      i += 1;
    } else {
      result.push({ type: 'added', text: b[j] ?? '' });
      j += 1;
    }
  }
  return [...result, ...lines('removed', a.slice(i)), ...lines('added', b.slice(j))];
}

function lines(type: DiffLine['type'], texts: readonly string[]): DiffLine[] {
  return texts.map((text) => ({ type, text }));
}
