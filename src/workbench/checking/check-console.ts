import type { OutputLevel, ProgramEvent } from '../../engine/engine.ts';
import type { SourcePosition } from '../editor/source-position.ts';

/** What the learner's program wrote while it was checked; `times`: as often in a row. */
export type CheckLine = {
  level: OutputLevel;
  text: string;
  times: number;
  position?: SourcePosition;
};

/** What it wrote during one check; `missing` counts the earlier lines that are not kept. */
export type CheckConsole = { lines: readonly CheckLine[]; missing: number };

/** They are saved with the report: what a learner reads, not what a loop can write. */
const keptLines = 60;
const keptCharacters = 600;

/** Collects the console of a press of Check, a part for each check in their order; the start belongs to the first. */
export class CheckConsoles {
  #parts: CheckConsole[] = [];

  /** The parts so far, the one of the check under way last. */
  get parts(): readonly CheckConsole[] {
    return this.#parts;
  }

  /** Takes what happened while `done` checks were over. */
  take(event: ProgramEvent, done: number): void {
    if (event.type === 'output') {
      const { level, text, position } = event;
      const short = text.length > keptCharacters ? `${text.slice(0, keptCharacters)}…` : text;
      this.#change(done, (part) =>
        addLine(part, { level, text: short, times: 1, ...(position && { position }) }),
      );
    } else if (event.type === 'output-dropped') {
      this.#change(done, ({ lines, missing }) => ({ lines, missing: missing + event.lines }));
    }
  }

  #change(done: number, change: (part: CheckConsole) => CheckConsole): void {
    const parts = [...this.#parts];
    while (parts.length <= done) parts.push({ lines: [], missing: 0 });
    this.#parts = parts.map((part, index) => (index === done ? change(part) : part));
  }
}

function addLine({ lines, missing }: CheckConsole, line: CheckLine): CheckConsole {
  const last = lines.at(-1);
  if (last && isSame(last, line)) {
    return { lines: [...lines.slice(0, -1), { ...last, times: last.times + 1 }], missing };
  }
  const [oldest, ...others] = lines;
  return oldest && lines.length >= keptLines
    ? { lines: [...others, line], missing: missing + oldest.times }
    : { lines: [...lines, line], missing };
}

function isSame(one: CheckLine, other: CheckLine): boolean {
  return (
    one.level === other.level &&
    one.text === other.text &&
    one.position?.file === other.position?.file &&
    one.position?.line === other.position?.line
  );
}

/** How many lines were written, those that are not kept among them. */
export function countLines(consoles: readonly CheckConsole[]): number {
  return consoles.reduce(
    (sum, { lines, missing }) => lines.reduce((all, { times }) => all + times, sum + missing),
    0,
  );
}
