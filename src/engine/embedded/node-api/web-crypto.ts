import { host } from './host.ts';
import { missingFunction } from './missing-function.ts';

/**
 * Browsers keep `crypto.subtle` and `crypto.randomUUID` back from a frame of an opaque origin. Gives programs the
 * second, and of the first its digests (https://w3c.github.io/webcrypto/#SubtleCrypto-method-digest); whatever else is
 * asked of it rejects and says what to use instead.
 */
export function completeWebCrypto(
  crypto: Crypto,
  { randomUUID, makeDigest }: { randomUUID: () => string; makeDigest: MakeDigest },
): void {
  if (typeof crypto.randomUUID !== 'function') {
    Object.defineProperty(crypto, 'randomUUID', { value: randomUUID });
  }
  if (typeof crypto.subtle === 'object') return;
  const subtle = { digest: digestWith(makeDigest), ...missingMethods };
  Object.defineProperty(subtle, Symbol.toStringTag, { value: 'SubtleCrypto' });
  Object.defineProperty(crypto, 'subtle', { value: subtle });
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

/** Makes a digest by an algorithm that `createHash` knows. */
type MakeDigest = (algorithm: string, bytes: Uint8Array) => Uint8Array;

const digestNames: ReadonlySet<string> = new Set(['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']);

function digestWith(makeDigest: MakeDigest) {
  return async function digest(
    algorithm: string | { name: string },
    data: ArrayBuffer | ArrayBufferView,
  ): Promise<ArrayBuffer> {
    const name = String(typeof algorithm === 'object' ? algorithm.name : algorithm).toUpperCase();
    if (!digestNames.has(name)) {
      throw new DOMException('Unrecognized algorithm name', 'NotSupportedError');
    }
    const bytes = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data);
    return new Uint8Array(makeDigest(name, bytes)).buffer;
  };
}

const keyless = 'use createHmac, pbkdf2 or randomBytes of node:crypto';
const missingNames = [
  ...['decrypt', 'deriveBits', 'deriveKey', 'encrypt', 'exportKey', 'generateKey', 'importKey'],
  ...['sign', 'unwrapKey', 'verify', 'wrapKey'],
];

const missingMethods = Object.fromEntries(
  missingNames.map((name) => {
    const refuse = missingFunction(`crypto.subtle.${name}`, keyless);
    return [name, async () => refuse()];
  }),
);
