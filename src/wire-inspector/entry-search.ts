import type { WireEntry } from '../network/wire-entry.ts';

/** Where an entry stands in a list that is ordered by id, -1 when it isn't there. */
export function indexOfEntry(entries: readonly WireEntry[], id: string | null): number {
  if (id === null) return -1;
  const index = firstAfter(entries, Number(id) - 1);
  return entries[index]?.id === id ? index : -1;
}

/** Where the first entry with a greater id stands in such a list; its length when there is none. */
export function firstAfter(entries: readonly WireEntry[], id: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Number(entries[middle]?.id) > id) high = middle;
    else low = middle + 1;
  }
  return low;
}
