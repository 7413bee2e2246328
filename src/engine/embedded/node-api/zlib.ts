import {
  Deflate as PakoDeflate,
  type DeflateOptions,
  Inflate as PakoInflate,
  type InflateOptions,
  type Z_FlushMode,
} from 'pako';
import { Buffer } from './buffer.ts';
import { nextTick } from './next-tick.ts';
import { invalidArgumentType, nodeError } from './node-error.ts';
import { Transform } from './stream.ts';
import { setImmediate } from './timers.ts';

type Options = {
  windowBits?: number;
  level?: number;
  memLevel?: number;
  chunkSize?: number;
  finishFlush?: number;
  maxOutputLength?: number;
};
type Kind = 'deflate' | 'deflateRaw' | 'gzip' | 'inflate' | 'inflateRaw' | 'gunzip' | 'unzip';
type Callback = (error?: Error | null) => void;
type Codec = PakoDeflate | PakoInflate;

export const Z_NO_FLUSH = 0;
export const Z_PARTIAL_FLUSH = 1;
export const Z_SYNC_FLUSH = 2;
export const Z_FULL_FLUSH = 3;
export const Z_FINISH = 4;
export const Z_DEFAULT_WINDOWBITS = 15;

/** The numbers of zlib's results, by name and by number. */
export const codes = Object.fromEntries<number | string>(
  ['Z_OK', 'Z_STREAM_END', 'Z_NEED_DICT', 'Z_ERRNO', 'Z_STREAM_ERROR', 'Z_DATA_ERROR']
    .concat('Z_MEM_ERROR', 'Z_BUF_ERROR', 'Z_VERSION_ERROR')
    .flatMap((name, index) => {
      const number = index < 3 ? index : 2 - index;
      const pairs: [string, number | string][] = [
        [name, number],
        [String(number), name],
      ];
      return pairs;
    }),
);

/** The CRC-32 of some bytes, going on from another. */
export function crc32(data: string | Uint8Array, value = 0): number {
  let crc = ~value;
  for (const byte of bytesOf(data)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

const CODES: Readonly<Record<string, string>> = {
  '-2': 'Z_STREAM_ERROR',
  '-3': 'Z_DATA_ERROR',
  '-4': 'Z_MEM_ERROR',
  '-5': 'Z_BUF_ERROR',
};

export const constants = {
  Z_NO_FLUSH,
  Z_PARTIAL_FLUSH,
  Z_SYNC_FLUSH,
  Z_FULL_FLUSH,
  Z_FINISH,
  Z_DEFAULT_WINDOWBITS,
  Z_BEST_SPEED: 1,
  Z_BEST_COMPRESSION: 9,
  Z_DEFAULT_COMPRESSION: -1,
};

/** A compressing or decompressing stream, with what `permessage-deflate` asks of it: `flush`, `reset`, `close`. */
export class ZlibStream extends Transform {
  /** Under the names by which Node's users know them. */
  readonly _level: number;
  readonly _chunkSize: number;
  readonly #kind: Kind;
  readonly #options: Options;
  readonly #flushes = new WeakMap<Uint8Array, Z_FlushMode>();
  #codec: Codec;
  #bytesWritten = 0;
  #isWorking = false;

  constructor(kind: Kind, options: Options = {}) {
    super();
    this.#kind = kind;
    this.#options = { ...options };
    this._level = options.level ?? -1;
    this._chunkSize = options.chunkSize ?? 16_384;
    this.#codec = this.#makeCodec();
  }

  /** Gives out everything that was written so far. */
  flush(kind: Z_FlushMode | (() => void) = Z_FULL_FLUSH, callback?: () => void): void {
    const done = typeof kind === 'function' ? kind : callback;
    const mark = Buffer.alloc(0);
    this.#flushes.set(mark, typeof kind === 'function' ? Z_FULL_FLUSH : kind);
    this.write(mark, done);
  }

  /** How many bytes were taken in. */
  get bytesWritten(): number {
    return this.#bytesWritten;
  }

  /** From now on compresses with another level. */
  params(level: number, _strategy: number, callback?: (error?: Error | null) => void): void {
    this.#options.level = level;
    nextTick(() => callback?.(null));
  }

  /** Forgets what went before, in the middle of a stream too. */
  reset(): void {
    this.#codec = this.#makeCodec();
  }

  close(callback?: () => void): void {
    if (callback) this.once('close', callback);
    this.destroy();
  }

  override _transform(chunk: Buffer, _encoding: string, callback: Callback): void {
    const isFlush = this.#flushes.has(chunk);
    const work = (): void => {
      if (this.destroyed) return;
      this.#bytesWritten += chunk.length;
      const isInflating = this.#codec instanceof PakoInflate;
      const flush = this.#flushes.get(chunk) ?? (isInflating ? Z_SYNC_FLUSH : Z_NO_FLUSH);
      if (!this.#run(chunk, flush)) return;
      this.#isWorking = !isFlush;
      callback();
      this.#isWorking = false;
    };
    // In a turn of its own, as in Node, where another thread does it; a flush that waits goes with what it flushes.
    if (isFlush && this.#isWorking) work();
    else setImmediate(work);
  }

  override _flush(callback: Callback): void {
    if (this.#run(Buffer.alloc(0), Z_FINISH)) callback();
  }

  #run(chunk: Uint8Array, flush: Z_FlushMode): boolean {
    const codec = this.#codec;
    const isInflating = codec instanceof PakoInflate;
    if (isInflating && flush === Z_FINISH) {
      if (codec.ended) return true;
      this.destroy(zlibError(-5, 'unexpected end of file'));
      return false;
    }
    codec.push(chunk, isInflating ? Z_SYNC_FLUSH : flush);
    if (codec.err !== 0 && codec.err !== 1) {
      this.destroy(zlibError(codec.err, codec.msg));
      return false;
    }
    // As in Node, the end of the compressed data is the end of the stream.
    if (isInflating && codec.ended && codec === this.#codec) this.push(null);
    return true;
  }

  #makeCodec(): Codec {
    const codec = makeCodec(this.#kind, this.#options);
    codec.onData = (bytes) => {
      if (codec === this.#codec)
        this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    };
    return codec;
  }
}

class Deflate extends ZlibStream {
  constructor(options?: Options) {
    super('deflate', options);
  }
}

class DeflateRaw extends ZlibStream {
  constructor(options?: Options) {
    super('deflateRaw', options);
  }
}

class Gzip extends ZlibStream {
  constructor(options?: Options) {
    super('gzip', options);
  }
}

class Inflate extends ZlibStream {
  constructor(options?: Options) {
    super('inflate', options);
  }
}

class InflateRaw extends ZlibStream {
  constructor(options?: Options) {
    super('inflateRaw', options);
  }
}

class Gunzip extends ZlibStream {
  constructor(options?: Options) {
    super('gunzip', options);
  }
}

class Unzip extends ZlibStream {
  constructor(options?: Options) {
    super('unzip', options);
  }
}

export { Deflate, DeflateRaw, Gunzip, Gzip, Inflate, InflateRaw, Unzip };

export const createDeflate = (options?: Options): Deflate => new Deflate(options);
export const createDeflateRaw = (options?: Options): DeflateRaw => new DeflateRaw(options);
export const createGzip = (options?: Options): Gzip => new Gzip(options);
export const createInflate = (options?: Options): Inflate => new Inflate(options);
export const createInflateRaw = (options?: Options): InflateRaw => new InflateRaw(options);
export const createGunzip = (options?: Options): Gunzip => new Gunzip(options);
export const createUnzip = (options?: Options): Unzip => new Unzip(options);

type Input = string | Uint8Array | ArrayBuffer;
type Result = (error: Error | null, bytes?: Buffer) => void;
type SyncFunction = (input: Input, options?: Options) => Buffer;
type AsyncFunction = (input: Input, ...rest: [Result] | [Options, Result]) => void;

const convertNow =
  (kind: Kind): SyncFunction =>
  (input, options = {}) => {
    const { maxOutputLength = Infinity, finishFlush } = options;
    const chunks: Buffer[] = [];
    let length = 0;
    const codec = makeCodec(kind, options);
    codec.onData = (bytes) => {
      length += bytes.length;
      if (length > maxOutputLength) {
        throw nodeError(
          'ERR_BUFFER_TOO_LARGE',
          `Cannot create a Buffer larger than ${String(maxOutputLength)} bytes`,
          RangeError,
        );
      }
      chunks.push(Buffer.from(bytes));
    };
    const isInflating = codec instanceof PakoInflate;
    // The package says less of what was cut short when it is told that this is all.
    codec.push(bytesOf(input), isInflating ? Z_SYNC_FLUSH : Z_FINISH);
    if (codec.err !== 0 && codec.err !== 1) throw zlibError(codec.err, codec.msg);
    if (isInflating && !codec.ended && (finishFlush ?? Z_FINISH) === Z_FINISH) {
      throw zlibError(-5, 'unexpected end of file');
    }
    return Buffer.concat(chunks);
  };

function bytesOf(input: unknown): Uint8Array {
  if (typeof input === 'string') return Buffer.from(input);
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  if (ArrayBuffer.isView(input)) {
    return new Uint8Array(input.buffer as ArrayBuffer, input.byteOffset, input.byteLength);
  }
  const expected = 'of type string or an instance of Buffer, TypedArray, DataView, or ArrayBuffer';
  throw invalidArgumentType('buffer', expected, input);
}

const convertLater = (now: SyncFunction): AsyncFunction => {
  return (input, ...rest) => {
    const callback = rest.at(-1) as Result;
    const options = typeof rest[0] === 'object' ? rest[0] : undefined;
    nextTick(() => {
      let result: Buffer;
      try {
        result = now(input, options);
      } catch (error) {
        callback(error as Error);
        return;
      }
      callback(null, result);
    });
  };
};

export const deflateSync = convertNow('deflate');
export const deflateRawSync = convertNow('deflateRaw');
export const gzipSync = convertNow('gzip');
export const inflateSync = convertNow('inflate');
export const inflateRawSync = convertNow('inflateRaw');
export const gunzipSync = convertNow('gunzip');
export const unzipSync = convertNow('unzip');
export const deflate = convertLater(deflateSync);
export const deflateRaw = convertLater(deflateRawSync);
export const gzip = convertLater(gzipSync);
export const inflate = convertLater(inflateSync);
export const inflateRaw = convertLater(inflateRawSync);
export const gunzip = convertLater(gunzipSync);
export const unzip = convertLater(unzipSync);

const zlib = {
  codes,
  constants,
  crc32,
  createDeflate,
  createDeflateRaw,
  createGunzip,
  createGzip,
  createInflate,
  createInflateRaw,
  createUnzip,
  Deflate,
  deflate,
  DeflateRaw,
  deflateRaw,
  deflateRawSync,
  deflateSync,
  Gunzip,
  Gzip,
  Inflate,
  InflateRaw,
  Unzip,
  gunzip,
  gunzipSync,
  gzip,
  gzipSync,
  inflate,
  inflateRaw,
  inflateRawSync,
  inflateSync,
  unzip,
  unzipSync,
  Z_DEFAULT_WINDOWBITS,
  Z_FINISH,
  Z_FULL_FLUSH,
  Z_NO_FLUSH,
  Z_PARTIAL_FLUSH,
  Z_SYNC_FLUSH,
};
/** Node's `zlib`, without Brotli and Zstandard. */
export default zlib;
export { zlib as 'module.exports' };

function makeCodec(kind: Kind, { windowBits, level, memLevel, chunkSize }: Options): Codec {
  const bits = windowBits ?? Z_DEFAULT_WINDOWBITS;
  const size = chunkSize === undefined ? {} : { chunkSize };
  if (kind === 'inflate' || kind === 'inflateRaw' || kind === 'gunzip' || kind === 'unzip') {
    const options: InflateOptions = { ...size, raw: kind === 'inflateRaw' };
    if (kind === 'inflateRaw') options.windowBits = bits;
    return new PakoInflate(options);
  }
  const options: DeflateOptions = { ...size, windowBits: bits };
  if (level !== undefined) options.level = level;
  if (memLevel !== undefined) options.memLevel = memLevel;
  if (kind === 'deflateRaw') options.raw = true;
  if (kind === 'gzip') options.gzip = true;
  return new PakoDeflate(options);
}

function zlibError(errno: number, message: string): Error {
  return Object.assign(new Error(message || 'unexpected end of file'), {
    errno,
    code: CODES[String(errno)] ?? 'Z_ERRNO',
  });
}
