import { expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { run } from './watched-program.ts';

/** A line of the contract whose program is judged by what it prints, and by its end where that isn't code 0. */
export type PrintedLine = {
  says: string;
  program: string;
  files?: Record<string, string>;
  prints: string;
  exitCode?: number;
};

/** Runs each line's program as a test of its own; process numbers and durations don't count. */
export function testPrintedLines(engine: () => Engine, lines: readonly PrintedLine[]): void {
  test.for(lines)('$says', async ({ program: text, files = {}, prints, exitCode = 0 }) => {
    const program = run(engine(), text, { files });
    expect(await program.ended).toEqual({ status: 'ended', exitCode });
    const printed = program.output
      .join('\n')
      .replace(/\(node:\d+\)/g, '(node)')
      .replace(/[\d.]+ms/g, '0ms');
    expect(printed).toBe(prints);
  });
}
