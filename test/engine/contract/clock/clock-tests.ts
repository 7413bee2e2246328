import { test } from 'vitest';
import type { ClockAdvance, Engine } from '../../../../src/engine/engine.ts';
import { run, type ProgramOptions, type WatchedProgram } from '../../watched-program.ts';

/** When the virtual clocks of these tests begin, in milliseconds since 1970. */
export const startsAt = Date.UTC(2030, 0, 1);

/** What a program is started with to run on a virtual clock. */
export const onVirtualClock = { clock: { type: 'virtual', startsAt } } as const;

/** Moves the clock of a program by milliseconds. */
export function advance(program: WatchedProgram, ms: number): Promise<ClockAdvance> {
  return program.program.advanceClock(ms);
}

/** How a part of the contract tests programs on a virtual clock. */
export type ClockTests = {
  /** Makes a test that is skipped where the engine has no virtual clock. */
  line: (name: string, body: () => Promise<void>) => void;
  start: (text: string, options?: ProgramOptions) => WatchedProgram;
  /** The output of a program after its clock was moved; the program is stopped. */
  outputAfter: (text: string, ...moves: number[]) => Promise<string[]>;
};

/** Tests of an engine's programs on a virtual clock. */
export function clockTests(engine: () => Engine): ClockTests {
  const start = (text: string, options: ProgramOptions = {}): WatchedProgram =>
    run(engine(), text, { ...onVirtualClock, ...options });
  return {
    start,
    line: (name, body) => {
      test(name, { timeout: 30_000 }, async ({ skip }) => {
        skip(!engine().capabilities.virtualClock);
        await body();
      });
    },
    outputAfter: async (text, ...moves) => {
      const program = start(text);
      await program.event('started');
      for (const ms of moves) await advance(program, ms);
      await program.program.stop();
      return program.output;
    },
  };
}
