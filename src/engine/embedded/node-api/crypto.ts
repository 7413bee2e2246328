import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { Buffer } from './buffer.ts';
import { nextTick } from './next-tick.ts';
import { nodeError } from './node-error.ts';

type Data = string | ArrayBufferView;
type Digesting = { update(data: Uint8Array): unknown; digest(): Uint8Array };

const native = globalThis.crypto;
// The most that a browser gives at once.
const MOST_RANDOM_BYTES = 65_536;
const algorithms = { md5, sha1, sha256, sha384, sha512 };

/** A running hash or HMAC. */
class Digest {
  readonly #state: Digesting;
  #isFinished = false;

  constructor(state: Digesting) {
    this.#state = state;
  }

  update(data: Data, encoding: BufferEncoding = 'utf8'): this {
    if (this.#isFinished) throw nodeError('ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
    this.#state.update(bytesOf(data, encoding));
    return this;
  }

  digest(): Buffer;
  digest(encoding: BufferEncoding): string;
  digest(encoding?: BufferEncoding): Buffer | string {
    if (this.#isFinished) throw nodeError('ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
    this.#isFinished = true;
    const digest = Buffer.from(this.#state.digest());
    return encoding ? digest.toString(encoding) : digest;
  }
}

export { Digest as Hash, Digest as Hmac };

/** Begins a hash: md5, sha1, sha256, sha384 or sha512. */
export function createHash(name: string): Digest {
  return new Digest(findAlgorithm(name).create());
}

/** Begins an HMAC. */
export function createHmac(name: string, key: Data): Digest {
  return new Digest(hmac.create(findAlgorithm(name), bytesOf(key, 'utf8')));
}

/** Hashes at one go. */
export function hash(name: string, data: Data, encoding: BufferEncoding = 'hex'): string {
  return createHash(name).update(data).digest(encoding);
}

export function getHashes(): string[] {
  return Object.keys(algorithms);
}

/** Random bytes, at once or by callback. */
export function randomBytes(
  size: number,
  callback?: (error: Error | null, bytes: Buffer) => void,
): Buffer | undefined {
  const bytes = randomFillSync(Buffer.alloc(size));
  if (!callback) return bytes;
  nextTick(callback, null, bytes);
  return undefined;
}

/** Fills a part of an array with random bytes. */
export function randomFillSync<View extends ArrayBufferView>(
  view: View,
  offset = 0,
  size?: number,
): View {
  const bytes = new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength);
  const end = size === undefined ? bytes.length : offset + size;
  for (let from = offset; from < end; from += MOST_RANDOM_BYTES) {
    native.getRandomValues(bytes.subarray(from, Math.min(end, from + MOST_RANDOM_BYTES)));
  }
  return view;
}

export function randomFill<View extends ArrayBufferView>(
  view: View,
  callback: (error: Error | null, view: View) => void,
): void {
  nextTick(callback, null, randomFillSync(view));
}

/** A random UUID, version 4. */
export function randomUUID(): `${string}-${string}-${string}-${string}-${string}` {
  const bytes = randomFillSync(Buffer.alloc(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A random whole number from `min` (0 where there is one argument) up to but without `max`. */
export function randomInt(first: number, second?: number): number {
  const [min, max] = second === undefined ? [0, first] : [first, second];
  if (!(max > min)) {
    throw nodeError(
      'ERR_OUT_OF_RANGE',
      `The value of "max" is out of range. It must be greater than the value of "min" (${String(min)}). Received ${String(max)}`,
      RangeError,
    );
  }
  const range = max - min;
  const limit = 2 ** 48 - (2 ** 48 % range);
  for (;;) {
    const value = randomFillSync(Buffer.alloc(6)).readUIntBE(0, 6);
    if (value < limit) return min + (value % range);
  }
}

/** Compares without telling by its time where the first difference is. */
export function timingSafeEqual(left: ArrayBufferView, right: ArrayBufferView): boolean {
  if (left.byteLength !== right.byteLength) {
    throw nodeError(
      'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
      'Input buffers must have the same byte length',
      RangeError,
    );
  }
  const a = bytesOf(left, 'utf8');
  const b = bytesOf(right, 'utf8');
  return a.reduce((difference, byte, index) => difference | (byte ^ (b[index] ?? 0)), 0) === 0;
}

export const webcrypto = native;
export const { subtle } = native;
export function getRandomValues<View extends ArrayBufferView>(view: View): View {
  return randomFillSync(view);
}

const cryptoModule = {
  createHash,
  createHmac,
  getHashes,
  getRandomValues,
  hash,
  Hash: Digest,
  Hmac: Digest,
  randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
  subtle,
  timingSafeEqual,
  webcrypto,
};
/** Node's `crypto`, as far as servers of a course need it. */
export default cryptoModule;
export { cryptoModule as 'module.exports' };

function findAlgorithm(name: string): typeof sha1 {
  const key = name.toLowerCase().replace('-', '');
  if (Object.hasOwn(algorithms, key)) return algorithms[key as 'sha1'];
  throw new Error('Digest method not supported');
}

function bytesOf(data: Data, encoding: BufferEncoding): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data, encoding);
  return new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
}
