import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { pbkdf2 as pbkdf2Now } from '@noble/hashes/pbkdf2.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { Buffer } from './buffer.ts';
import { cryptoMissing } from './crypto-missing.ts';
import { nextTick } from './next-tick.ts';
import { invalidArgumentType, nodeError } from './node-error.ts';
import { Transform } from './stream.ts';
import { completeWebCrypto } from './web-crypto.ts';

type Data = string | ArrayBufferView;
type Digesting = {
  update(data: Uint8Array): unknown;
  digest(): Uint8Array;
  clone(): Digesting;
};

const native = globalThis.crypto;
// The most that a browser gives at once.
const MOST_RANDOM_BYTES = 65_536;
const MOST_BYTES = 2 ** 31 - 1;
const algorithms = { md5, sha1, sha256, sha384, sha512 };

/** A running hash, which is a stream too. */
class Digest extends Transform {
  readonly #state: Digesting;
  #isFinished = false;

  constructor(state: Digesting) {
    super();
    this.#state = state;
  }

  update(data: Data, encoding: BufferEncoding = 'utf8'): this {
    if (this.#isFinished) throw nodeError('ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
    this.#state.update(bytesOf(data, encoding, 'data'));
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

  /** Another hash that has taken what this one has. */
  copy(): Digest {
    if (this.#isFinished) throw nodeError('ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
    return new Digest(this.#state.clone());
  }

  override _transform(chunk: Buffer, _encoding: string, done: () => void): void {
    this.update(chunk);
    done();
  }

  override _flush(done: () => void): void {
    this.push(this.digest());
    done();
  }
}

export { Digest as Hash };

/** A running HMAC. */
export class Hmac extends Digest {}

/** Begins a hash: md5, sha1, sha256, sha384 or sha512. */
export function createHash(name: string): Digest {
  const algorithm = findAlgorithm(name);
  if (!algorithm) throw new Error('Digest method not supported');
  return new Digest(algorithm.create());
}

/** Begins an HMAC. */
export function createHmac(name: string, key: Data): Hmac {
  const bytes = bytesOf(key, 'utf8', 'key');
  return new Hmac(hmac.create(algorithmOf(name), bytes));
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
  if (typeof size !== 'number') throw invalidArgumentType('size', 'of type number', size);
  if (!(size >= 0 && size <= MOST_BYTES)) {
    throw nodeError(
      'ERR_OUT_OF_RANGE',
      `The value of "size" is out of range. It must be >= 0 && <= ${String(MOST_BYTES)}. Received ${String(size)}`,
      RangeError,
    );
  }
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

type TakeNumber = (error: Error | null, value: number) => void;

/** A random whole number from `min` (0 where there is one number) up to but without `max`. */
export function randomInt(...args: (number | TakeNumber | undefined)[]): number | undefined {
  const numbers = args.filter((one) => typeof one === 'number');
  const callback = args.find((one) => typeof one === 'function');
  const [first = 0, second] = numbers;
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
  let value = limit;
  while (value >= limit) value = randomFillSync(Buffer.alloc(6)).readUIntBE(0, 6);
  const result = min + (value % range);
  if (!callback) return result;
  nextTick(callback, null, result);
  return undefined;
}

/** A key of a password, by PBKDF2. */
export function pbkdf2Sync(
  password: Data,
  salt: Data,
  iterations: number,
  length: number,
  digest: string,
): Buffer {
  const hashes = algorithmOf(digest);
  const key = bytesOf(password, 'utf8', 'key');
  const options = { c: iterations, dkLen: length };
  return Buffer.from(pbkdf2Now(hashes, key, bytesOf(salt, 'utf8', 'key'), options));
}

/** A key of a password, by PBKDF2, by callback. */
export function pbkdf2(...args: [...Parameters<typeof pbkdf2Sync>, TakeKey]): void {
  const [password, salt, iterations, length, digest, callback] = args;
  nextTick(callback, null, pbkdf2Sync(password, salt, iterations, length, digest));
}

type TakeKey = (error: Error | null, key: Buffer) => void;

/** Compares without telling by its time where the first difference is. */
export function timingSafeEqual(left: ArrayBufferView, right: ArrayBufferView): boolean {
  if (left.byteLength !== right.byteLength) {
    throw nodeError(
      'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
      'Input buffers must have the same byte length',
      RangeError,
    );
  }
  const a = bytesOf(left, 'utf8', 'data');
  const b = bytesOf(right, 'utf8', 'data');
  return a.reduce((difference, byte, index) => difference | (byte ^ (b[index] ?? 0)), 0) === 0;
}

completeWebCrypto(native, {
  randomUUID,
  makeDigest: (name, bytes) => algorithmOf(name)(bytes),
});
export const webcrypto = native;
export const { subtle } = native;
export function getRandomValues<View extends ArrayBufferView>(view: View): View {
  return randomFillSync(view);
}

export const {
  argon2,
  argon2Sync,
  createCipheriv,
  createDecipheriv,
  createDiffieHellman,
  createECDH,
  createSign,
  createVerify,
  generateKey,
  generateKeyPair,
  generateKeyPairSync,
  generateKeySync,
  hkdf,
  hkdfSync,
  scrypt,
  scryptSync,
  sign,
  verify,
} = cryptoMissing;

const cryptoModule = {
  ...cryptoMissing,
  createHash,
  createHmac,
  getHashes,
  getRandomValues,
  hash,
  Hash: Digest,
  pbkdf2,
  pbkdf2Sync,
  Hmac,
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

function findAlgorithm(name: string): typeof sha1 | undefined {
  const key = name.toLowerCase().replace('-', '');
  return Object.hasOwn(algorithms, key) ? algorithms[key as 'sha1'] : undefined;
}

function algorithmOf(name: string): typeof sha1 {
  const algorithm = findAlgorithm(name);
  if (algorithm) return algorithm;
  throw nodeError('ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${name}`, TypeError);
}

function bytesOf(data: unknown, encoding: BufferEncoding, argument: 'data' | 'key'): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data, encoding);
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (!ArrayBuffer.isView(data)) throw invalidArgumentType(argument, expectedOf[argument], data);
  return new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
}

const expectedOf = {
  data: 'of type string or an instance of Buffer, TypedArray, or DataView',
  key: 'of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey',
};
