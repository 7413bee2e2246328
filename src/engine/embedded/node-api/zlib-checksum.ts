import { bytesOf } from './zlib-sync.ts';

/** The CRC-32 of some bytes, going on from another. */
export function crc32(data: string | Uint8Array, value = 0): number {
  let crc = ~value;
  for (const byte of bytesOf(data)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
