import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { run } from '../watched-program.ts';

/** Makes tests of programs that begin with the same text, end by themselves and print exactly the given lines. */
export function lineTest(
  engine: () => Engine,
  prelude: string,
): (sentence: string, text: string, output: readonly string[]) => void {
  return (sentence, text, output) => {
    test(sentence, { timeout: 45_000 }, async () => {
      const program = run(engine(), `${prelude}\n${text}`);
      // One that hangs is stopped, so that what it printed until then is told.
      const patience = setTimeout(() => void program.program.stop(), 25_000);
      const end = await program.ended;
      clearTimeout(patience);
      expect({ end, output: program.output }).toEqual({
        end: { status: 'ended', exitCode: 0 },
        output,
      });
    });
  };
}
