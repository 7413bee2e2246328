import { allocatePooled, RawBuffer } from './fast-buffer.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

// A call of the browser's own coders costs as much as some dozens of characters do by hand.
const LONGEST_BY_HAND = 32;

/** The UTF-8 of a text. */
export function encodeUtf8(text: string): Buffer {
  const { length } = text;
  if (length <= LONGEST_BY_HAND) {
    const buffer = allocatePooled(length);
    let index = 0;
    for (; index < length; index++) {
      const unit = text.charCodeAt(index);
      if (unit >= 0x80) break;
      buffer[index] = unit;
    }
    if (index === length) return buffer;
  }
  const bytes = encoder.encode(text);
  return new RawBuffer(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** The text of UTF-8; what is none becomes U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): string {
  const { length } = bytes;
  if (length <= LONGEST_BY_HAND) {
    let text = '';
    let index = 0;
    for (; index < length; index++) {
      const byte = bytes[index] ?? 0;
      if (byte >= 0x80) break;
      text += String.fromCharCode(byte);
    }
    if (index === length) return text;
  }
  return decoder.decode(bytes);
}

/** Whether bytes are UTF-8. */
export function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    strictDecoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** How many bytes the UTF-8 of a text takes. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    if (unit < 0x800) {
      length += 1;
    } else {
      length += 2;
      // Two halves of a pair take four bytes together; a lonely half becomes U+FFFD, which takes three.
      if ((unit & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) index++;
    }
  }
  return length;
}
