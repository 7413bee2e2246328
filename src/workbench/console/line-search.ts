import type { NumberedLine } from './console-line.ts';
import { firstFrom } from './visible-lines.ts';

/** How many lines are looked at before the clock is. */
const STEP = 500;

/** Finds the lines that contain some words, a slice of time after the other. */
export class LineSearch {
  /** The numbers of the lines found so far, in order. */
  readonly found: number[] = [];
  /** What is searched for; undefined when nothing is. */
  pattern: RegExp | undefined;
  #seen = 0;

  /** Begins again, with other words or among other lines. */
  begin(words: string): void {
    this.pattern = words === '' ? undefined : patternOf(words);
    this.found.length = 0;
    this.#seen = 0;
  }

  /** Looks on until the time is over; returns whether every line has been looked at. `now` is a clock in milliseconds. */
  scan(lines: readonly NumberedLine[], sliceMs: number, now = () => performance.now()): boolean {
    const { pattern } = this;
    if (!pattern) return true;
    const until = now() + sliceMs;
    this.#forget(lines[0]?.number ?? Infinity);
    for (let at = firstFrom(lines, this.#seen + 1); at < lines.length; at++) {
      const line = lines[at];
      if (!line) break;
      if (pattern.test(line.text)) this.found.push(line.number);
      this.#seen = line.number;
      if (at % STEP === STEP - 1 && now() >= until) return at === lines.length - 1;
    }
    return true;
  }

  /** The found line after a line, or before it; from the last on to the first. */
  step(from: number, direction: 'next' | 'previous'): number | undefined {
    if (direction === 'next') return this.found[this.#firstFrom(from + 1)] ?? this.found[0];
    return this.found[this.#firstFrom(from) - 1] ?? this.found.at(-1);
  }

  /** The place of a found line among the found ones, counted from 1; 0 where it isn't one. */
  placeOf(number: number): number {
    const at = this.#firstFrom(number);
    return this.found[at] === number ? at + 1 : 0;
  }

  #forget(oldest: number): void {
    const gone = this.#firstFrom(oldest);
    if (gone > 0) this.found.splice(0, gone);
  }

  #firstFrom(number: number): number {
    let low = 0;
    let high = this.found.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.found[middle] ?? Infinity) < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Matches words wherever they stand, in capitals or not. */
export function patternOf(words: string): RegExp {
  return new RegExp(words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'), 'iu');
}
