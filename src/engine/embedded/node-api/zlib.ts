import {
  codes,
  constants,
  Z_DEFAULT_WINDOWBITS,
  Z_FINISH,
  Z_FULL_FLUSH,
  Z_NO_FLUSH,
  Z_PARTIAL_FLUSH,
  Z_SYNC_FLUSH,
} from './zlib-constants.ts';
import { crc32 } from './zlib-checksum.ts';
import type { ZlibKind, ZlibOptions } from './zlib-codec.ts';
import { ZlibStream } from './zlib-stream.ts';
import { convertLater, convertNow } from './zlib-sync.ts';

export {
  codes,
  constants,
  crc32,
  Z_DEFAULT_WINDOWBITS,
  Z_FINISH,
  Z_FULL_FLUSH,
  Z_NO_FLUSH,
  Z_PARTIAL_FLUSH,
  Z_SYNC_FLUSH,
  ZlibStream,
};

export const [Deflate, createDeflate, deflateSync, deflate] = formsOf('deflate');
export const [DeflateRaw, createDeflateRaw, deflateRawSync, deflateRaw] = formsOf('deflateRaw');
export const [Gzip, createGzip, gzipSync, gzip] = formsOf('gzip');
export const [Inflate, createInflate, inflateSync, inflate] = formsOf('inflate');
export const [InflateRaw, createInflateRaw, inflateRawSync, inflateRaw] = formsOf('inflateRaw');
export const [Gunzip, createGunzip, gunzipSync, gunzip] = formsOf('gunzip');
export const [Unzip, createUnzip, unzipSync, unzip] = formsOf('unzip');

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

// Streams are classes of their own, so that each has a name in Node's way.
function formsOf(kind: ZlibKind) {
  const Stream = class extends ZlibStream {
    constructor(options?: ZlibOptions) {
      super(kind, options);
    }
  };
  const create = (options?: ZlibOptions): ZlibStream => new Stream(options);
  const now = convertNow(kind);
  return [Stream, create, now, convertLater(now)] as const;
}
