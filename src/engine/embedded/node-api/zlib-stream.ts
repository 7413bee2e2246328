import { Inflate as PakoInflate, type Z_FlushMode } from 'pako';
import { Buffer } from './buffer.ts';
import { nextTick } from './next-tick.ts';
import { Transform } from './stream.ts';
import { setImmediate } from './timers.ts';
import { type Codec, makeCodec, zlibError, type ZlibKind, type ZlibOptions } from './zlib-codec.ts';
import { Z_FINISH, Z_FULL_FLUSH, Z_NO_FLUSH, Z_SYNC_FLUSH } from './zlib-constants.ts';

type Callback = (error?: Error | null) => void;

/** A compressing or decompressing stream, with what `permessage-deflate` asks of it: `flush`, `reset`, `close`. */
export class ZlibStream extends Transform {
  /** Under the names by which Node's users know them. */
  readonly _level: number;
  readonly _chunkSize: number;
  readonly #kind: ZlibKind;
  readonly #options: ZlibOptions;
  readonly #flushes = new WeakMap<Uint8Array, Z_FlushMode>();
  #codec: Codec;
  #bytesWritten = 0;
  #isWorking = false;

  constructor(kind: ZlibKind, options: ZlibOptions = {}) {
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
