import type { Engine } from '../../../src/engine/engine.ts';
import { testPrintedLines } from '../printed-lines.ts';
import { addressLines } from './node-modules/addresses.ts';
import { assertDifferenceLines } from './node-modules/assert-differences.ts';
import { assertThrowsLines } from './node-modules/assert-throws.ts';
import { cryptoLines } from './node-modules/crypto.ts';
import { eventTargetLines } from './node-modules/event-targets.ts';
import { eventLines } from './node-modules/events.ts';
import { oldClassLines } from './node-modules/old-classes.ts';
import { streamLines } from './node-modules/stream.ts';
import { utilLines } from './node-modules/util.ts';
import { zlibLimitLines } from './node-modules/zlib-limits.ts';
import { zlibLines } from './node-modules/zlib.ts';

/** Node's modules besides `net`, `http` and `timers`. */
export function nodeModulesContract(engine: () => Engine): void {
  testPrintedLines(engine, [
    ...eventLines,
    ...eventTargetLines,
    ...utilLines,
    ...assertDifferenceLines,
    ...assertThrowsLines,
    ...cryptoLines,
    ...zlibLines,
    ...zlibLimitLines,
    ...oldClassLines,
    ...streamLines,
    ...addressLines,
  ]);
}
