import { normalizeConnect } from './connect-arguments.ts';
import { isIP } from './net-address.ts';
import { nextTick } from './next-tick.ts';
import { type NodeError, nodeError } from './node-error.ts';
import { Socket } from './socket.ts';

/** What to use in place of an encrypted connection. */
export const ENCRYPTION_REFUSED =
  'Encrypted connections (wss:, https:, node:tls) are not available in the embedded engine: use ws: or http:.';

/** Says what to use in place of an encrypted connection. */
export function refuseEncryption(): never {
  throw encryptionRefused();
}

/** Gives a socket that fails as one whose server can't be reached; a `lookup` of the caller's comes before that. */
export function connect(...args: unknown[]): Socket {
  const { host = 'localhost', lookup, family } = normalizeConnect(args).options;
  // Made here, so that its stack tells who dialled.
  const error = encryptionRefused();
  const socket = new Socket();
  socket.connecting = true;
  const fail = (reason?: Error | null): void => {
    socket.destroy(reason ?? error);
  };
  if (lookup && isIP(host) === 0) lookup(host, { family, all: true }, fail);
  else nextTick(fail);
  return socket;
}

export const createServer = refuseEncryption;

const tls = { connect, createServer };
/** Node's `tls`, which there is none of. */
export default tls;
export { tls as 'module.exports' };

function encryptionRefused(): NodeError {
  return nodeError('ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', ENCRYPTION_REFUSED);
}
