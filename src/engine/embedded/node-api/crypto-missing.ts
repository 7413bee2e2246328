import { missingFunction } from './missing-function.ts';

const missing = <Name extends string>(
  advice: string,
  ...names: Name[]
): Record<Name, (...args: unknown[]) => never> =>
  Object.fromEntries(
    names.map((name) => [name, missingFunction(`crypto.${name}`, advice)]),
  ) as Record<Name, (...args: unknown[]) => never>;

/** Node's functions of `crypto` that the embedded engine lacks: each throws an error with what to use instead. */
export const cryptoMissing = {
  ...missing('use crypto.pbkdf2', 'scrypt', 'scryptSync', 'argon2', 'argon2Sync'),
  ...missing('use crypto.pbkdf2 or crypto.createHmac', 'hkdf', 'hkdfSync'),
  ...missing('it has hashes and HMACs, no ciphers', 'createCipheriv', 'createDecipheriv'),
  ...missing('use crypto.createHmac', 'createSign', 'createVerify', 'sign', 'verify'),
  ...missing(
    'it has no key pairs; use crypto.randomBytes for a secret',
    'generateKey',
    'generateKeySync',
    'generateKeyPair',
    'generateKeyPairSync',
  ),
  ...missing('it has no key agreement', 'createDiffieHellman', 'createECDH'),
};
