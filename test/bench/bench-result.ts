/** One row: `ratio` above 1 means that ours is better. */
export type BenchCase = { name: string; unit: string; ours: number; node: number; ratio: number };

/** A row of a number that should be high. */
export function compareRates(
  name: string,
  unit: string,
  ours: readonly number[],
  node: readonly number[],
): BenchCase {
  const [own, other] = [median(ours), median(node)];
  return { name, unit, ours: round(own), node: round(other), ratio: round(own / other) };
}

/** A row of a number that should be low, like a time or an amount of memory. */
export function compareCosts(
  name: string,
  unit: string,
  ours: readonly number[],
  node: readonly number[],
): BenchCase {
  const [own, other] = [median(ours), median(node)];
  return { name, unit, ours: round(own), node: round(other), ratio: round(other / own) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

function round(value: number): number {
  return value >= 1000 ? Math.round(value) : Math.round(value * 100) / 100;
}
