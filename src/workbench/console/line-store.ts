import type { ConsoleLine, NumberedLine } from './console-line.ts';

/** How many lines, and how many characters, the console keeps. */
export const KEPT_LINES = 100_000;
const KEPT_CHARACTERS = 16_000_000;

/** What was written, oldest first, in bounds: the oldest lines give way, and equal lines in a row become one. */
export class LineStore {
  /** Numbers grow by one from line to line, also after `clear`. */
  readonly lines: NumberedLine[] = [];
  /** How many lines gave way since the store was last empty. */
  dropped = 0;
  #last = 0;
  #characters = 0;

  /** Adds lines at the end. */
  add(lines: readonly ConsoleLine[]): void {
    for (const line of lines) {
      const previous = this.lines.at(-1);
      if (previous && isSame(previous, line)) {
        this.lines[this.lines.length - 1] = { ...previous, times: previous.times + 1 };
        continue;
      }
      this.#last++;
      this.#characters += sizeOf(line);
      this.lines.push({ ...line, number: this.#last, times: 1 });
    }
    this.#dropOldest();
  }

  /** Forgets everything. */
  clear(): void {
    this.lines.length = 0;
    this.dropped = 0;
    this.#characters = 0;
  }

  #dropOldest(): void {
    let excess = Math.max(0, this.lines.length - KEPT_LINES);
    for (let at = 0; at < excess; at++) this.#forget(this.lines[at]);
    while (this.#characters > KEPT_CHARACTERS && excess < this.lines.length - 1) {
      this.#forget(this.lines[excess]);
      excess++;
    }
    if (excess > 0) this.lines.splice(0, excess);
  }

  #forget(line: NumberedLine | undefined): void {
    if (!line) return;
    this.dropped += line.times;
    this.#characters -= sizeOf(line);
  }
}

function sizeOf({ text, objects = '' }: ConsoleLine): number {
  return text.length + objects.length;
}

function isSame(left: ConsoleLine, right: ConsoleLine): boolean {
  return (
    left.kind === 'output' &&
    right.kind === 'output' &&
    left.text === right.text &&
    left.level === right.level &&
    left.program === right.program &&
    left.objects === right.objects &&
    left.position?.line === right.position?.line &&
    left.position?.file === right.position?.file
  );
}
