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

function bitsOf(byte: number): (0 | 1)[] {
  return Array.from({ length: 8 }, (_, i) => ((byte >> (7 - i)) & 1 ? 1 : 0));
}
