import {
  Deflate as PakoDeflate,
  type DeflateOptions,
  Inflate as PakoInflate,
  type InflateOptions,
} from 'pako';
import { Z_DEFAULT_WINDOWBITS } from './zlib-constants.ts';
import { nodeError } from './node-error.ts';

/** What Node's functions and streams of `zlib` take. */
export type ZlibOptions = {
  windowBits?: number;
  level?: number;
  memLevel?: number;
  chunkSize?: number;
  finishFlush?: number;
  maxOutputLength?: number;
};

/** What is done to the bytes, under the names of Node's functions. */
export type ZlibKind =
  'deflate' | 'deflateRaw' | 'gzip' | 'inflate' | 'inflateRaw' | 'gunzip' | 'unzip';

/** The package's compressor or decompressor. */
export type Codec = PakoDeflate | PakoInflate;

/** Makes what packs or unpacks; throws `ERR_OUT_OF_RANGE` for a `maxOutputLength` that is none. */
export function makeCodec(
  kind: ZlibKind,
  { windowBits, level, memLevel, chunkSize, maxOutputLength }: ZlibOptions,
): Codec {
  // A stream lets everything through all the same, as Node's do.
  if (
    maxOutputLength !== undefined &&
    !(maxOutputLength >= 1 && maxOutputLength <= Number.MAX_SAFE_INTEGER)
  ) {
    throw nodeError(
      'ERR_OUT_OF_RANGE',
      `The value of "options.maxOutputLength" is out of range. It must be >= 1 and <= ${String(Number.MAX_SAFE_INTEGER)}. Received ${String(maxOutputLength)}`,
      RangeError,
    );
  }
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

const CODES: Readonly<Record<string, string>> = {
  '-2': 'Z_STREAM_ERROR',
  '-3': 'Z_DATA_ERROR',
  '-4': 'Z_MEM_ERROR',
  '-5': 'Z_BUF_ERROR',
};

/** An error of zlib with its number and name: `Z_DATA_ERROR`. */
export function zlibError(errno: number, message: string): Error {
  return Object.assign(new Error(message || 'unexpected end of file'), {
    errno,
    code: CODES[String(errno)] ?? 'Z_ERRNO',
  });
}
