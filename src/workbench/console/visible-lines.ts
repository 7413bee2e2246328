import type { NumberedLine } from './console-line.ts';

/** Tells whether a line is to be seen; another function is another filter. */
export type LineFilter = (line: NumberedLine) => boolean;

/** What an update did: all lines are others, or some were taken from the front and some added (or changed) from a place on. */
export type VisibleChange = { isNew: boolean; dropped: number; changedFrom: number };

/** The lines that pass a filter, kept up to date with what is new alone. */
export class VisibleLines {
  readonly lines: NumberedLine[] = [];
  #filter: LineFilter | undefined;
  /** The number of the last line that was looked at. */
  #seen = 0;

  /** Brings the lines up to date with all that there are. */
  update(all: readonly NumberedLine[], filter: LineFilter): VisibleChange {
    const isNew = filter !== this.#filter;
    if (isNew) {
      this.#filter = filter;
      this.#seen = 0;
      this.lines.length = 0;
    }
    const oldest = all[0]?.number ?? Infinity;
    const dropped = firstFrom(this.lines, oldest);
    if (dropped > 0) this.lines.splice(0, dropped);
    const changedFrom = this.#replaceLast(all);
    for (let at = firstFrom(all, this.#seen + 1); at < all.length; at++) {
      const line = all[at];
      if (line && filter(line)) this.lines.push(line);
    }
    this.#seen = all.at(-1)?.number ?? this.#seen;
    return { isNew, dropped, changedFrom };
  }

  /** The place of a line by its number, -1 where it isn't to be seen. */
  indexOf(number: number): number {
    const index = firstFrom(this.lines, number);
    return this.lines[index]?.number === number ? index : -1;
  }

  /** The last line may have come again since. */
  #replaceLast(all: readonly NumberedLine[]): number {
    const at = this.lines.length - 1;
    const last = this.lines[at];
    const now = last && all[last.number - (all[0]?.number ?? 0)];
    if (!now || now === last) return this.lines.length;
    this.lines[at] = now;
    return at;
  }
}

/** The place of the first line with this number or a later one; the lines are in the order of their numbers. */
export function firstFrom(lines: readonly { number: number }[], number: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.number ?? Infinity) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
