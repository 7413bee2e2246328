import { guessHeight, RowHeights } from './row-heights.ts';
import type { ConsoleLines } from './console-lines.svelte.ts';
import type { NumberedLine } from './console-line.ts';
import { LineSearch } from './line-search.ts';
import { type LineFilter, VisibleLines } from './visible-lines.ts';

/** How much of a frame searching may take, in milliseconds. */
const SLICE_MS = 8;
/** The least height of what leads to a line of the code, in pixels. */
const LINK_HEIGHT = 24;

/** What one reader sees of the console's lines: which ones, how high they are, and what was found in them. */
export class ConsoleReading {
  /** Grows whenever rows or their heights changed. */
  version = $state(0);
  foundCount = $state(0);
  /** The number of the found line that the reader is at, 0 for none. */
  current = $state(0);
  /** What the rows mark. */
  pattern = $state.raw<RegExp>();
  readonly visible = new VisibleLines();
  readonly heights = new RowHeights();
  readonly search = new LineSearch();
  #columns = 80;
  #lineHeight = 20;
  #words = '';
  #isScanning = false;

  /** Takes over what is new in the console; returns how high the rows were that left at the top, in pixels. */
  update(lines: ConsoleLines, filter: LineFilter): number {
    const { isNew, dropped, changedFrom } = this.visible.update(lines.lines, filter);
    let left = 0;
    if (isNew) {
      this.#guessAll();
      this.search.begin(this.#words);
    } else {
      left = this.heights.drop(dropped);
      for (const line of this.visible.lines.slice(this.heights.count)) {
        this.heights.push(this.#guess(line));
      }
    }
    if (isNew || dropped > 0 || changedFrom < this.visible.lines.length) this.version += 1;
    this.#scan();
    return left;
  }

  /** Notes how wide a character and how high a line of text is, and guesses the rows anew. */
  measureText(columns: number, lineHeight: number): void {
    if (columns === this.#columns && lineHeight === this.#lineHeight) return;
    this.#columns = columns;
    this.#lineHeight = lineHeight;
    this.#guessAll();
    this.version += 1;
  }

  /** Begins to search for other words; `then` is called once every line was looked at. */
  find(words: string, then: () => void): void {
    this.#words = words;
    this.search.begin(words);
    this.pattern = this.search.pattern;
    this.current = 0;
    this.#afterScan = then;
    this.#scan();
  }

  #afterScan: (() => void) | undefined;

  #scan(): void {
    if (this.#isScanning) return;
    const isDone = this.search.scan(this.visible.lines, SLICE_MS);
    this.foundCount = this.search.found.length;
    if (isDone) {
      this.#afterScan?.();
      this.#afterScan = undefined;
      return;
    }
    this.#isScanning = true;
    setTimeout(() => {
      this.#isScanning = false;
      this.#scan();
    });
  }

  #guessAll(): void {
    this.heights.reset(this.visible.lines.map((line) => this.#guess(line)));
  }

  #guess({ text, kind, position }: NumberedLine): number {
    const padding = kind === 'output' ? 3.2 : 12.8;
    const words = guessHeight(text, this.#columns, this.#lineHeight);
    return padding + (position ? Math.max(LINK_HEIGHT, words) : words);
  }
}
