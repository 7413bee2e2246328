/** A field of the first two bytes of a frame: its name and its bits, most significant first. */
export type BitField = { name: string; bits: readonly (0 | 1)[] };

/** Cuts the first two bytes of a frame into their fields, byte by byte (RFC 6455 §5.2). */
export function headerFields(header: Uint8Array, lengthName: string): [BitField[], BitField[]] {
  const first = bitsOf(header[0] ?? 0);
  const second = bitsOf(header[1] ?? 0);
  return [
    [
      { name: 'FIN', bits: first.slice(0, 1) },
      { name: 'RSV1', bits: first.slice(1, 2) },
      { name: 'RSV2', bits: first.slice(2, 3) },
      { name: 'RSV3', bits: first.slice(3, 4) },
      { name: 'opcode', bits: first.slice(4) },
    ],
    [
      { name: 'MASK', bits: second.slice(0, 1) },
      { name: lengthName, bits: second.slice(1) },
    ],
  ];
}

/** Bytes of a header after its first two: the rest of a long length, or the masking key; `first` counts from 1. */
export type HeaderPart = { part: 'length' | 'key'; first: number; bytes: Uint8Array };

/** Cuts what follows the first two bytes of a frame's header into its parts (RFC 6455 §5.2). */
export function headerParts(header: Uint8Array): HeaderPart[] {
  const second = header[1] ?? 0;
  const short = second & 0x7f;
  const lengthEnd = 2 + (short === 126 ? 2 : short === 127 ? 8 : 0);
  const parts: HeaderPart[] = [
    { part: 'length', first: 3, bytes: header.subarray(2, lengthEnd) },
    { part: 'key', first: lengthEnd + 1, bytes: header.subarray(lengthEnd) },
  ];
  return parts.filter(({ bytes }) => bytes.length > 0);
}

function bitsOf(byte: number): (0 | 1)[] {
  return Array.from({ length: 8 }, (_, i) => ((byte >> (7 - i)) & 1 ? 1 : 0));
}
