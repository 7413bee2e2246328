import { Inflate as PakoInflate } from 'pako';
import { Buffer } from './buffer.ts';
import { nextTick } from './next-tick.ts';
import { invalidArgumentType, nodeError } from './node-error.ts';
import { makeCodec, zlibError, type ZlibKind, type ZlibOptions } from './zlib-codec.ts';
import { Z_FINISH, Z_SYNC_FLUSH } from './zlib-constants.ts';

type Input = string | Uint8Array | ArrayBuffer;
type Result = (error: Error | null, bytes?: Buffer) => void;
type SyncFunction = (input: Input, options?: ZlibOptions) => Buffer;
type AsyncFunction = (input: Input, ...rest: [Result] | [ZlibOptions, Result]) => void;

/** A function that packs or unpacks at once, as `zlib.deflateSync` does. */
export const convertNow =
  (kind: ZlibKind): SyncFunction =>
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

/** The form with a callback of a function that works at once. */
export const convertLater = (now: SyncFunction): AsyncFunction => {
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

/** The bytes of what the functions of `zlib` take; throws Node's error for anything else. */
export function bytesOf(input: unknown): Uint8Array {
  if (typeof input === 'string') return Buffer.from(input);
  if (input instanceof ArrayBuffer) return new Uint8Array(input);
  if (ArrayBuffer.isView(input)) {
    return new Uint8Array(input.buffer as ArrayBuffer, input.byteOffset, input.byteLength);
  }
  const expected = 'of type string or an instance of Buffer, TypedArray, DataView, or ArrayBuffer';
  throw invalidArgumentType('buffer', expected, input);
}
