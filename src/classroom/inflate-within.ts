import { Inflate } from 'fflate';

/** What is given to the decompressor at once: it can grow to a thousand times as much. */
const pieceSize = 1024;

/** Decompresses (RFC 1951) what unpacks to no more than so many bytes, else undefined; throws on damage. */
export function inflateWithin(packed: Uint8Array, most: number): Uint8Array | undefined {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let isWhole = false;
  const inflate = new Inflate((piece, isLast) => {
    pieces.push(piece);
    size += piece.length;
    isWhole ||= isLast;
  });
  for (let start = 0; start === 0 || start < packed.length; start += pieceSize) {
    const end = start + pieceSize;
    inflate.push(packed.slice(start, end), end >= packed.length);
    if (size > most) return undefined;
  }
  if (!isWhole) throw new Error('The data ends too early.');
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
