import type { ProgramHost } from '../../src/engine/embedded/program-host.ts';
import { process } from '../../src/engine/embedded/node-api/process.ts';
import { loseConnection } from '../../src/engine/embedded/node-api/open-sockets.ts';

export {
  builtinModules,
  endAllSockets,
  setHost,
} from '../../src/engine/embedded/node-api/builtin-modules.ts';
export { WebSocket } from '../../src/engine/embedded/node-api/websocket-global.ts';

/** What installGlobals does, without the globals: several programs share this realm. */
export function begin(host: ProgramHost): void {
  process.begin(host);
  host.onConnectionLost(loseConnection);
}
