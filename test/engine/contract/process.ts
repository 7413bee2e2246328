import type { Engine } from '../../../src/engine/engine.ts';
import { testPrintedLines } from '../printed-lines.ts';
import { exitLines } from './process/exits.ts';
import { signalContract } from './process/signals.ts';
import { surroundingLines } from './process/surroundings.ts';
import { tickLines } from './process/ticks.ts';
import { uncaughtErrorContract } from './process/uncaught-errors.ts';

/** Node's `process`: ends, errors, warnings, signals, and the order of what is put off. */
export function processContract(engine: () => Engine): void {
  testPrintedLines(engine, [...exitLines, ...tickLines, ...surroundingLines]);
  uncaughtErrorContract(engine);
  signalContract(engine);
}
