import { SvelteSet } from 'svelte/reactivity';
import {
  type ConsoleLine,
  levelOf,
  type LineLevel,
  lineLevels,
  type NumberedLine,
} from './console-line.ts';
import { inOrderOfTime } from './line-order.ts';
import { KEPT_LINES, LineStore } from './line-store.ts';
import type { LineFilter } from './visible-lines.ts';

/** What the console shows and how its reader wants it: changed at most once a frame, whatever is written. */
export class ConsoleLines {
  /** Grows with each change of the lines, which are one array for ever. */
  version = $state(0);
  /** The programs that wrote something, in the order of their first words. */
  programs = $state.raw<readonly string[]>([]);
  /** The program that the reader chose to see alone, empty for all. */
  chosenProgram = $state('');
  /** The levels that are shown. */
  readonly levels = new SvelteSet<LineLevel>(lineLevels);
  /** What the reader searches for. */
  searched = $state('');
  /** What is unfolded: a line by its number, and what is in its objects by the way there (`12/0/3`). */
  readonly unfolded = new SvelteSet<string>();
  readonly #store = new LineStore();
  #waiting: ConsoleLine[] = [];
  #lost = 0;
  #scheduled = false;

  /** What is to be seen; another function whenever that changed. */
  readonly filter: LineFilter = $derived.by(() => {
    const program = this.onlyProgram;
    const levels = [...this.levels];
    return (line) =>
      (program === undefined || line.program === program) && levels.includes(levelOf(line));
  });

  /** Every line that is kept. */
  get lines(): readonly NumberedLine[] {
    void this.version;
    return this.#store.lines;
  }

  /** How many earlier lines gave way to later ones. */
  get hidden(): number {
    void this.version;
    return this.#store.dropped + this.#lost;
  }

  /** The program whose lines alone are shown, if it wrote any; the next Run may not have it. */
  get onlyProgram(): string | undefined {
    return this.programs.find((program) => program === this.chosenProgram);
  }

  /** Tells whether some lines may be hidden on the reader's wish. */
  get isFiltered(): boolean {
    return this.onlyProgram !== undefined || this.levels.size < lineLevels.length;
  }

  /** Adds a line; it is shown with the next frame. */
  add(line: ConsoleLine): void {
    this.#waiting.push(line);
    // A page in the background is drawn rarely; nobody will ever see more than this.
    if (this.#waiting.length > 2 * KEPT_LINES) {
      this.#lost += this.#waiting.splice(0, KEPT_LINES).length;
    }
    if (this.#scheduled) return;
    this.#scheduled = true;
    scheduleFrame(() => {
      this.#show();
    });
  }

  /** Empties the console. */
  clear(): void {
    this.#waiting = [];
    this.#lost = 0;
    this.#store.clear();
    this.programs = [];
    this.unfolded.clear();
    this.version += 1;
  }

  /** Shows everything again. */
  showAll(): void {
    this.chosenProgram = '';
    for (const level of lineLevels) this.levels.add(level);
  }

  /** Unfolds what is folded, and folds what isn't. */
  toggle(key: string): void {
    if (!this.unfolded.delete(key)) this.unfolded.add(key);
  }

  #show(): void {
    this.#scheduled = false;
    if (this.#waiting.length === 0) return;
    const names = [...this.programs];
    for (const { program } of this.#waiting) if (!names.includes(program)) names.push(program);
    if (names.length > this.programs.length) this.programs = names;
    this.#store.add(inOrderOfTime(this.#waiting));
    this.#waiting = [];
    this.version += 1;
  }
}

/** A hidden page gets no animation frames, but its console must not lag behind. */
function scheduleFrame(draw: () => void): void {
  if (document.visibilityState === 'visible') requestAnimationFrame(draw);
  else setTimeout(draw, 50);
}
