import type { OutputLevel } from '../../engine/engine.ts';
import type { SourcePosition } from '../editor/source-position.ts';

/** One thing to read in the console: what a program wrote, or what the workbench says about it. */
export type ConsoleLine = {
  program: string;
  /** Milliseconds since Run was pressed. */
  time: number;
  text: string;
  position?: SourcePosition;
  /** JSON of `PrintedValue[]`, as the engine sent it. */
  objects?: string;
} & ({ kind: 'output'; level: OutputLevel } | { kind: 'notice' | 'mistake' });

/** A console line with its place among all that were written, and how many like it came in a row. */
export type NumberedLine = ConsoleLine & { number: number; times: number };

/** The levels that a reader can choose: `info` is read like `log`. */
export const lineLevels = ['error', 'warn', 'log', 'debug'] as const;

/** How much a line wants to be read. */
export type LineLevel = (typeof lineLevels)[number];

/** The level that a line is chosen by. */
export function levelOf(line: ConsoleLine): LineLevel {
  if (line.kind !== 'output') return line.kind === 'mistake' ? 'error' : 'log';
  return line.level === 'info' ? 'log' : line.level;
}

/** The lines as plain text for the clipboard, each with its program where several write. */
export function plainLines(lines: readonly NumberedLine[], withProgram: boolean): string {
  return lines
    .map(({ program, text, times }) => {
      const words = withProgram ? `[${program}] ${text}` : text;
      return times > 1 ? `${words} (×${times})` : words;
    })
    .join('\n');
}
