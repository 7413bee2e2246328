/** The buffer in which a reader wants its bytes, and whom to tell; `false` pauses. */
export type OwnBuffer = {
  buffer: Uint8Array | (() => Uint8Array);
  callback: (byteLength: number, buffer: Uint8Array) => boolean;
};

/** Gives bytes to a reader that has a buffer of its own, as much as fits at a time. */
export function fillOwnBuffer({ buffer, callback }: OwnBuffer, bytes: Uint8Array): boolean {
  let goesOn = true;
  for (let start = 0; start < bytes.byteLength;) {
    const target = typeof buffer === 'function' ? buffer() : buffer;
    const part = bytes.subarray(start, start + target.byteLength);
    target.set(part);
    start += part.byteLength;
    goesOn = callback(part.byteLength, target) !== false && goesOn;
  }
  return goesOn;
}
