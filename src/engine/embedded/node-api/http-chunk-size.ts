import { HttpParseError } from './http-parse-error.ts';
import { TOKEN } from './http-header-lines.ts';

const CR = 13;
const LF = 10;
const MOST_DIGITS = 16;
const MOST_EXTENSION_BYTES = 16_384;

type Stage =
  'first' | 'size' | 'name' | 'value' | 'quoted' | 'escaped' | 'quote-end' | 'line-feed' | 'done';

/** Reads the line before a chunk, byte by byte: its size, and extensions that nobody asks for. */
export class ChunkSize {
  size = 0;
  #stage: Stage = 'first';
  #digits = 0;
  #extensionBytes = 0;

  get isDone(): boolean {
    return this.#stage === 'done';
  }

  /** Reads on from `at`; gives where the line ended, or the length of the bytes while it goes on. */
  read(bytes: Uint8Array, at: number): number {
    let index = at;
    while (index < bytes.length && this.#stage !== 'done') this.#step(bytes[index] ?? 0, index++);
    return index;
  }

  #step(byte: number, at: number): void {
    switch (this.#stage) {
      case 'first':
      case 'size':
        this.#readSize(byte, at);
        return;
      case 'name':
      case 'value':
      case 'quoted':
      case 'escaped':
      case 'quote-end':
        this.#readExtension(this.#stage, byte, at);
        return;
      case 'line-feed':
        if (byte !== LF) throw new HttpParseError('HPE_STRICT', 'Expected LF after chunk size', at);
        this.#stage = 'done';
        return;
      case 'done':
    }
  }

  #readSize(byte: number, at: number): void {
    const value = hexDigit(byte);
    if (value !== undefined) {
      if (this.#digits > 0 || value > 0) this.#digits++;
      if (this.#digits > MOST_DIGITS)
        throw new HttpParseError('HPE_INVALID_CHUNK_SIZE', 'Chunk size overflow', at + 1);
      this.size = this.size * 16 + value;
      this.#stage = 'size';
      return;
    }
    const isFirst = this.#stage === 'first';
    if (!isFirst && byte === LF) {
      const words = 'Missing expected CR after chunk size';
      throw new HttpParseError('HPE_CR_EXPECTED', words, at + 1);
    }
    if (!isFirst && byte === CR) this.#stage = 'line-feed';
    else if (!isFirst && byte === 59) this.#stage = 'name';
    else {
      const place = !isFirst && byte === 32 ? at + 1 : at;
      throw new HttpParseError('HPE_INVALID_CHUNK_SIZE', 'Invalid character in chunk size', place);
    }
  }

  #readExtension(
    stage: 'name' | 'value' | 'quoted' | 'escaped' | 'quote-end',
    byte: number,
    at: number,
  ): void {
    if (++this.#extensionBytes > MOST_EXTENSION_BYTES) {
      const words = 'Chunk extensions overflow';
      throw new HttpParseError('HPE_CHUNK_EXTENSIONS_OVERFLOW', words, at);
    }
    if (stage === 'escaped') this.#stage = 'quoted';
    else if (stage === 'quoted')
      this.#stage = byte === 34 ? 'quote-end' : byte === 92 ? 'escaped' : 'quoted';
    else if (byte === CR) this.#stage = 'line-feed';
    else if (byte === 59) this.#stage = 'name';
    else if (byte === LF) {
      const words = `Missing expected CR after chunk extension ${stage === 'name' ? 'name' : 'value'}`;
      throw new HttpParseError('HPE_CR_EXPECTED', words, stage === 'name' ? at : at + 1);
    } else if (stage === 'name' && byte === 61) this.#stage = 'value';
    else if (stage === 'value' && byte === 34) this.#stage = 'quoted';
    else if (stage === 'quote-end' || !TOKEN.test(String.fromCharCode(byte))) {
      const part = stage === 'quote-end' ? 'quoted value' : stage;
      const words = `Invalid character in chunk extensions ${part}`;
      throw new HttpParseError('HPE_STRICT', words, at + 1);
    }
  }
}

function hexDigit(byte: number): number | undefined {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const lower = byte | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : undefined;
}
