/** A line of a hex dump: where it begins, its bytes in hexadecimal, and the printable ASCII among them. */
export type HexLine = { offset: string; hex: string; text: string };

/** Lays bytes out in lines of eight, the classic way. */
export function hexDump(bytes: Uint8Array, perLine = 8): HexLine[] {
  const lines: HexLine[] = [];
  for (let start = 0; start < bytes.length; start += perLine) {
    const part = [...bytes.subarray(start, start + perLine)];
    lines.push({
      offset: start.toString(16).padStart(4, '0'),
      hex: hexOf(part),
      text: part
        .map((byte) => (byte > 0x1f && byte < 0x7f ? String.fromCharCode(byte) : '·'))
        .join(''),
    });
  }
  return lines;
}

/** Bytes in hexadecimal with spaces between them. */
export function hexOf(bytes: Iterable<number>): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
