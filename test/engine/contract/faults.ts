import type { Engine } from '../../../src/engine/engine.ts';
import { cutContract } from './faults/cuts.ts';
import { delayContract } from './faults/delays.ts';
import { holdContract } from './faults/holds.ts';
import { silenceContract } from './faults/silence.ts';
import { slowWayContract } from './faults/slow-ways.ts';

/** What the network does to connections when it is told to, where an engine can do that. */
export function faultContract(engine: () => Engine): void {
  cutContract(engine);
  silenceContract(engine);
  slowWayContract(engine);
  delayContract(engine);
  holdContract(engine);
}
