/** Checks UTF-8 that arrives in pieces and says which byte is wrong (RFC 3629 §4, RFC 6455 §8.1). */
export type Utf8Checker = {
  /** The index of the first wrong byte of this piece, or -1. */
  push(bytes: Uint8Array): number;
  /** No character is under way: the text may end here. */
  readonly isComplete: boolean;
};

/** Makes a checker at the start of a text. */
export function createUtf8Checker(): Utf8Checker {
  let missing = 0;
  // The bounds of the next byte: they are narrower after E0, ED, F0 and F4, which forbids
  // overlong forms, surrogates and code points above U+10FFFF.
  let lower = 0x80;
  let upper = 0xbf;

  return {
    get isComplete() {
      return missing === 0;
    },
    push(bytes) {
      for (let i = 0; i < bytes.length; i += 1) {
        const byte = bytes[i] ?? 0;
        if (missing > 0) {
          if (byte < lower || byte > upper) return i;
          lower = 0x80;
          upper = 0xbf;
          missing -= 1;
        } else if (byte > 0x7f) {
          if (byte >= 0xc2 && byte <= 0xdf) missing = 1;
          else if (byte >= 0xe0 && byte <= 0xef) missing = 2;
          else if (byte >= 0xf0 && byte <= 0xf4) missing = 3;
          else return i;
          if (byte === 0xe0) lower = 0xa0;
          if (byte === 0xed) upper = 0x9f;
          if (byte === 0xf0) lower = 0x90;
          if (byte === 0xf4) upper = 0x8f;
        }
      }
      return -1;
    },
  };
}
