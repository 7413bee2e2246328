import type { OutputLevel } from '../../engine/engine.ts';
import type { SourcePosition } from '../editor/source-position.ts';

/** One thing to read in the console: what a program wrote, or what the workbench says about it. */
export type ConsoleLine = {
  program: string;
  /** Milliseconds since Run was pressed. */
  time: number;
  text: string;
  position?: SourcePosition;
} & ({ kind: 'output'; level: OutputLevel } | { kind: 'notice' | 'mistake' });

/** A console line with its place in the list. */
export type NumberedLine = ConsoleLine & { number: number };

const shownLines = 1000;

/** What the console shows: at most the last thousand lines, redrawn at most once a frame. */
export class ConsoleLines {
  lines = $state.raw<readonly NumberedLine[]>([]);
  /** How many earlier lines gave way to later ones. */
  hidden = $state(0);
  /** The program that the reader chose to see alone, empty for all. */
  chosenProgram = $state('');
  #waiting: NumberedLine[] = [];
  #added = 0;
  #scheduled = false;

  /** The programs that wrote something, in the order of their first words. */
  get programs(): string[] {
    const names = this.lines.map((line) => line.program);
    return names.filter((name, index) => names.indexOf(name) === index);
  }

  /** The program whose lines alone are shown, if it wrote any; the next Run may not have it. */
  get onlyProgram(): string | undefined {
    return this.programs.find((program) => program === this.chosenProgram);
  }

  /** Adds a line; it is shown with the next frame. */
  add(line: ConsoleLine): void {
    this.#added += 1;
    this.#waiting.push({ ...line, number: this.#added });
    if (this.#waiting.length > 2 * shownLines) this.#waiting.splice(0, shownLines);
    if (this.#scheduled) return;
    this.#scheduled = true;
    scheduleFrame(() => {
      this.#show();
    });
  }

  /** Empties the console. */
  clear(): void {
    this.#waiting = [];
    this.#added = 0;
    this.lines = [];
    this.hidden = 0;
  }

  #show(): void {
    this.#scheduled = false;
    this.lines = [...this.lines, ...this.#waiting].slice(-shownLines);
    this.#waiting = [];
    this.hidden = this.#added - this.lines.length;
  }
}

/** A hidden page gets no animation frames, but its console must not lag behind. */
function scheduleFrame(draw: () => void): void {
  if (document.visibilityState === 'visible') requestAnimationFrame(draw);
  else setTimeout(draw, 50);
}
