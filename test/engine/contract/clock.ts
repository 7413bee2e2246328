import type { Engine } from '../../../src/engine/engine.ts';
import { clockMoveContract } from './clock/moves.ts';
import { timeSourceContract } from './clock/time-sources.ts';
import { clockTimerContract } from './clock/timers.ts';
import { clockTrafficContract } from './clock/traffic.ts';

/** What a virtual clock does to a program, where an engine has it. */
export function clockContract(engine: () => Engine): void {
  clockTimerContract(engine);
  timeSourceContract(engine);
  clockTrafficContract(engine);
  clockMoveContract(engine);
}
