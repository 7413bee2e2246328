import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { host } from './host.ts';
import { missingFunction } from './missing-function.ts';

/**
 * Browsers keep `crypto.subtle` and `crypto.randomUUID` back from a frame of an opaque origin. Gives programs the
 * second, and of the first its digests (https://w3c.github.io/webcrypto/#SubtleCrypto-method-digest); whatever else is
 * asked of it rejects and says what to use instead.
 */
export function completeWebCrypto(crypto: Crypto, randomUUID: () => string): void {
  if (typeof crypto.randomUUID !== 'function') {
    Object.defineProperty(crypto, 'randomUUID', { value: randomUUID });
  }
  if (typeof crypto.subtle !== 'object') Object.defineProperty(crypto, 'subtle', { value: subtle });
}

/** Lets a browser's own `crypto.subtle` keep the program alive while it works, as Node's does. */
export function stayAliveForSubtle(): void {
  if (typeof SubtleCrypto === 'undefined') return;
  const { prototype } = SubtleCrypto;
  for (const name of ['digest', ...missingNames]) {
    const native: unknown = Reflect.get(prototype, name);
    if (typeof native !== 'function') continue;
    const methods = {
      [name](this: SubtleCrypto, ...args: unknown[]): Promise<unknown> {
        const release = host().keepAlive();
        return (Reflect.apply(native, this, args) as Promise<unknown>).finally(release);
      },
    };
    Object.defineProperty(prototype, name, { value: methods[name], configurable: true });
  }
}

const algorithms = { 'SHA-1': sha1, 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512 };

async function digest(
  algorithm: string | { name: string },
  data: ArrayBuffer | ArrayBufferView,
): Promise<ArrayBuffer> {
  const name = String(typeof algorithm === 'object' ? algorithm.name : algorithm).toUpperCase();
  if (!Object.hasOwn(algorithms, name)) {
    throw new DOMException('Unrecognized algorithm name', 'NotSupportedError');
  }
  const bytes = ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
  return new Uint8Array(algorithms[name as keyof typeof algorithms](bytes)).buffer;
}

const keyless = 'use createHmac, pbkdf2 or randomBytes of node:crypto';
const missingNames = [
  ...['decrypt', 'deriveBits', 'deriveKey', 'encrypt', 'exportKey', 'generateKey', 'importKey'],
  ...['sign', 'unwrapKey', 'verify', 'wrapKey'],
];

const subtle = {
  digest,
  ...Object.fromEntries(
    missingNames.map((name) => {
      const refuse = missingFunction(`crypto.subtle.${name}`, keyless);
      return [name, async () => refuse()];
    }),
  ),
};
Object.defineProperty(subtle, Symbol.toStringTag, { value: 'SubtleCrypto' });
