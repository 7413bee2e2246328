import type { Engine } from '../../../src/engine/engine.ts';
import { browserClosingContract } from './browser-web-socket/closings.ts';
import { browserFailureContract } from './browser-web-socket/failures.ts';
import { browserMessageContract } from './browser-web-socket/messages.ts';
import { browserOpeningContract } from './browser-web-socket/openings.ts';

/** The global `WebSocket`, with the semantics that browsers and Node share. */
export function browserWebSocketContract(engine: () => Engine): void {
  browserOpeningContract(engine);
  browserMessageContract(engine);
  browserClosingContract(engine);
  browserFailureContract(engine);
}
