/** Bytes that wait to be read: chunks in, exact amounts out, each byte copied at most once. */
export type ByteQueue = {
  readonly length: number;
  push(bytes: Uint8Array): void;
  /** The byte at an index, which must be below `length`. */
  at(index: number): number;
  /** Removes the first `count` bytes; a view of the chunk when one chunk holds them all. */
  take(count: number): Uint8Array;
};

/** Makes an empty queue. */
export function createByteQueue(): ByteQueue {
  let chunks: Uint8Array[] = [];
  let first = 0;
  let length = 0;

  function dropFirst(): void {
    first += 1;
    // Removing one by one from the front of the array would be quadratic.
    if (first > 64 && first * 2 > chunks.length) {
      chunks = chunks.slice(first);
      first = 0;
    }
  }

  return {
    get length() {
      return length;
    },
    push(bytes) {
      if (bytes.length === 0) return;
      chunks.push(bytes);
      length += bytes.length;
    },
    at(index) {
      let rest = index;
      for (let i = first; i < chunks.length; i += 1) {
        const chunk = chunks[i];
        if (chunk === undefined) break;
        if (rest < chunk.length) return chunk[rest] ?? 0;
        rest -= chunk.length;
      }
      throw new RangeError(`Expected an index below ${length}, got ${index}.`);
    },
    take(count) {
      if (count > length) throw new RangeError(`Expected at most ${length} bytes, got ${count}.`);
      length -= count;
      const head = chunks[first];
      if (count === 0 || head === undefined) return new Uint8Array(0);
      if (head.length >= count) {
        if (head.length === count) dropFirst();
        else chunks[first] = head.subarray(count);
        return head.subarray(0, count);
      }
      const whole = new Uint8Array(count);
      let filled = 0;
      while (filled < count) {
        const chunk = chunks[first];
        if (chunk === undefined) break;
        const part = chunk.length <= count - filled ? chunk : chunk.subarray(0, count - filled);
        whole.set(part, filled);
        filled += part.length;
        if (part.length === chunk.length) dropFirst();
        else chunks[first] = chunk.subarray(part.length);
      }
      return whole;
    },
  };
}
