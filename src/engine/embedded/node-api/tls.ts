import { nodeError } from './node-error.ts';

/** Says what to use in place of an encrypted connection. */
export function refuseEncryption(): never {
  throw nodeError(
    'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
    'Encrypted connections (wss:, https:, node:tls) are not available in the embedded engine: use ws: or http:.',
  );
}

const tls = { connect: refuseEncryption, createServer: refuseEncryption };
/** Node's `tls`, which there is none of. */
export default tls;
export { tls as 'module.exports' };

export const { connect, createServer } = tls;
