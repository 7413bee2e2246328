import { Buffer as PackageBuffer } from 'buffer/index.js';

// The package makes each buffer by changing a Uint8Array's prototype, which costs far more than the bytes do.
// A class whose instances are born with the prototype costs no more than a Uint8Array.
class FastBuffer extends Uint8Array<ArrayBuffer> {}

type MakeBuffer = new (
  first: number | ArrayBufferLike | ArrayLike<number>,
  offset?: number,
  length?: number,
) => Buffer;

/** Makes a buffer as `new Uint8Array` makes an array. */
export const RawBuffer = FastBuffer as unknown as MakeBuffer;

/** What all buffers inherit from. */
export const bufferPrototype: object = adoptPrototype();

const POOL_SIZE = 8_192;
const LONGEST_POOLED = POOL_SIZE >>> 1;
let pool = new ArrayBuffer(POOL_SIZE);
let poolUsed = 0;

/** A buffer with any content: a short one is a piece of a larger array, as in Node. */
export function allocatePooled(size: number): Buffer {
  if (size >= LONGEST_POOLED || size === 0) return new RawBuffer(size);
  if (poolUsed + size > POOL_SIZE) {
    pool = new ArrayBuffer(POOL_SIZE);
    poolUsed = 0;
  }
  const buffer = new RawBuffer(pool, poolUsed, size);
  // Pieces begin at a multiple of eight, for those who read them in larger units.
  poolUsed = (poolUsed + size + 7) & ~7;
  return buffer;
}

/** The part between two indexes, over the same memory. */
export function subarray(this: Uint8Array, start?: number, end?: number): Buffer {
  const { length } = this;
  const from = clampIndex(start, 0, length);
  const to = clampIndex(end, length, length);
  return new RawBuffer(this.buffer, this.byteOffset + from, to > from ? to - from : 0);
}

function clampIndex(index: number | undefined, missing: number, length: number): number {
  if (index === undefined) return missing;
  // What is no number counts as 0.
  const whole = Math.trunc(index) || 0;
  if (whole < 0) return Math.max(0, whole + length);
  return Math.min(whole, length);
}

function adoptPrototype(): object {
  const prototype: object = FastBuffer.prototype;
  const old: object = Reflect.get(PackageBuffer, 'prototype') as object;
  Object.defineProperties(prototype, Object.getOwnPropertyDescriptors(old));
  Reflect.set(PackageBuffer, 'prototype', prototype);
  Object.defineProperty(PackageBuffer, Symbol.species, {
    get: () => FastBuffer,
    configurable: true,
  });
  return prototype;
}
