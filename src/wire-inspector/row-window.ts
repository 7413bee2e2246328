/** The rows of a long list that deserve to be drawn: from `first` up to, but without, `end`. */
export type RowWindow = { first: number; end: number };

/** Enough for a turn of a mouse's wheel; each costs as much as a row in sight. */
const spareRows = 4;

/** Tells which of `count` rows of one height are in sight, with some to spare on both sides; lengths in pixels. */
export function rowWindow(
  place: { scrollTop: number; viewHeight: number; rowHeight: number; count: number },
  spare = spareRows,
): RowWindow {
  const { scrollTop, viewHeight, rowHeight, count } = place;
  const inSight = Math.ceil(viewHeight / rowHeight) + 1;
  // A list that has become shorter may still be scrolled beyond its end.
  const top = Math.max(0, Math.min(Math.floor(scrollTop / rowHeight), count - inSight));
  return { first: Math.max(0, top - spare), end: Math.min(count, top + inSight + spare) };
}

/** How many rows are drawn at most: a row of the list has its slot among so many, and gives it to the row so many further. */
export function rowSlots(viewHeight: number, rowHeight: number, spare = spareRows): number {
  return Math.ceil(viewHeight / rowHeight) + 1 + 2 * spare;
}

/** The place that brings a row into sight with the least scrolling; `titles` is the height that covers the top. */
export function scrollToRow(
  index: number,
  place: { scrollTop: number; viewHeight: number; rowHeight: number; titles: number },
): number {
  const highest = index * place.rowHeight;
  const lowest = place.titles + (index + 1) * place.rowHeight - place.viewHeight;
  return Math.max(Math.min(place.scrollTop, highest), Math.min(lowest, highest));
}

/** The row that a key leads to, null for a key that doesn't move; `index` is -1 when none is chosen. */
export function rowOfKey(key: string, index: number, count: number, page: number): number | null {
  const last = count - 1;
  if (last < 0) return null;
  switch (key) {
    case 'ArrowUp':
      return index < 0 ? last : Math.max(0, index - 1);
    case 'ArrowDown':
      return index < 0 ? last : Math.min(last, index + 1);
    case 'PageUp':
      return Math.max(0, (index < 0 ? last : index) - page);
    case 'PageDown':
      return index < 0 ? last : Math.min(last, index + page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
