import type { Engine } from '../../../src/engine/engine.ts';
import { testPrintedLines } from '../printed-lines.ts';
import { messageLines } from './console/messages.ts';
import { tableLines } from './console/tables.ts';
import { valueLines } from './console/values.ts';

/** Node's `console`, and how it shows values. */
export function consoleContract(engine: () => Engine): void {
  testPrintedLines(engine, [...messageLines, ...tableLines, ...valueLines]);
}
