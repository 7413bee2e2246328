import type { ProgramHost } from '../../src/engine/embedded/program-host.ts';
import { process } from '../../src/engine/embedded/node-api/process.ts';
import { inflictFault, loseConnection } from '../../src/engine/embedded/node-api/open-sockets.ts';

export {
  builtinModules,
  endAllSockets,
  setHost,
} from '../../src/engine/embedded/node-api/builtin-modules.ts';
export { fetch } from '../../src/engine/embedded/node-api/fetch.ts';
export { Request } from '../../src/engine/embedded/node-api/fetch-request.ts';
export { WebSocket } from '../../src/engine/embedded/node-api/websocket-global.ts';

/** What installGlobals does, without the globals: several programs share this realm. */
export function begin(host: ProgramHost): void {
  process.begin(host);
  host.onConnectionLost(loseConnection);
  host.onFault(inflictFault);
}
