import { describe, expect, it } from 'vitest';
import { notAvailableHere } from '../../src/engine/embedded/node-api/module-meta.ts';
import { openEmbeddedWorld } from './node-api-world.ts';

const { crypto, util } = (await openEmbeddedWorld()).start('program');

describe('what the embedded engine lacks of Node', () => {
  it.each([
    [
      'scryptSync',
      'crypto.scryptSync() is not available in the embedded engine: use crypto.pbkdf2.',
    ],
    [
      'hkdfSync',
      'crypto.hkdfSync() is not available in the embedded engine: use crypto.pbkdf2 or crypto.createHmac.',
    ],
    [
      'createCipheriv',
      'crypto.createCipheriv() is not available in the embedded engine: it has hashes and HMACs, no ciphers.',
    ],
  ])('crypto.%s tells so and what to use instead', (name, message) => {
    const call = Reflect.get(crypto, name) as () => unknown;
    expect(call).toThrow(
      expect.objectContaining({ message, code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' }),
    );
  });

  it('util.parseArgs tells that there is no command line', () => {
    const call = Reflect.get(util, 'parseArgs') as () => unknown;
    const message =
      'util.parseArgs() is not available in the embedded engine: no program has a command line here; read process.env, or write the values into the program.';
    expect(call).toThrow(
      expect.objectContaining({ message, code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' }),
    );
  });

  it('an import of node:async_hooks tells so and what to use instead', () => {
    expect(notAvailableHere('node:async_hooks').message).toBe(
      'node:async_hooks is not available in the embedded engine: pass what a connection needs as an argument.',
    );
  });
});
