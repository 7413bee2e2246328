/** Reads bytes written in hexadecimal (`48 6f`, `0x48,0x6f`, `486f`), or undefined where it is not that. */
export function readHex(text: string): number[] | undefined {
  const digits = text.replace(/0x/gi, '').replace(/[\s,]/g, '');
  if (digits.length % 2 === 1 || !/^[0-9a-f]*$/i.test(digits)) return undefined;
  return Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16),
  );
}

/** Writes bytes in hexadecimal, two digits a byte. */
export function writeHex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
