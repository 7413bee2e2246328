/**
 * What the native package `bufferutil` offers to `ws`: masking of long payloads, here by eight bytes at a time.
 * The key is XORed over `length` bytes of `source` into `output`.
 */
export function mask(
  source: Uint8Array,
  key: Uint8Array,
  output: Uint8Array,
  offset: number,
  length: number,
): void {
  // Copying costs little, and in place there is only one alignment to care for.
  if (source !== output) output.set(source.subarray(0, length), offset);
  maskInPlace(output, key, offset, length);
}

/** Takes the mask off, in place. */
export function unmask(buffer: Uint8Array, key: Uint8Array): void {
  maskInPlace(buffer, key, 0, buffer.length);
}

function maskInPlace(bytes: Uint8Array, key: Uint8Array, offset: number, length: number): void {
  const begin = bytes.byteOffset + offset;
  const beforeWords = Math.min(length, -begin & 7);
  const wordCount = (length - beforeWords) >>> 3;
  maskBytes(bytes, key, offset, 0, beforeWords);
  if (wordCount > 0) {
    const words = new BigUint64Array(bytes.buffer, begin + beforeWords, wordCount);
    const word = wordAt(key, beforeWords);
    for (let index = 0; index < words.length; index++) words[index] = (words[index] ?? 0n) ^ word;
  }
  maskBytes(bytes, key, offset, beforeWords + wordCount * 8, length);
}

function maskBytes(
  bytes: Uint8Array,
  key: Uint8Array,
  offset: number,
  from: number,
  to: number,
): void {
  for (let index = from; index < to; index++) {
    bytes[offset + index] = (bytes[offset + index] ?? 0) ^ (key[index & 3] ?? 0);
  }
}

/** The key as a word of this machine, for bytes that begin at an index. */
function wordAt(key: Uint8Array, index: number): bigint {
  const bytes = Uint8Array.from({ length: 8 }, (_, byte) => key[(index + byte) & 3] ?? 0);
  return new BigUint64Array(bytes.buffer)[0] ?? 0n;
}
