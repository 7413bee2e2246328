import { Buffer } from './buffer.ts';
import { HIGH_WATER_MARK, OutgoingQueue } from './http-outgoing-queue.ts';
import type { HeaderValue } from './http-headers.ts';
import { nextTick } from './next-tick.ts';
import {
  checkChunk,
  destroyedError,
  lengthMismatch,
  type Piece,
  splitArguments,
  type WriteArguments,
  writeAfterEnd,
  type WriteCallback,
} from './http-write-arguments.ts';
import { nodeError } from './node-error.ts';

export type OutgoingHeaders =
  | Record<string, HeaderValue | undefined>
  | readonly HeaderValue[]
  | readonly (readonly [string, HeaderValue])[];

/** What a request and a response have in common when they are written: headers, then a body in one of three framings. */
export class OutgoingMessage extends OutgoingQueue {
  strictContentLength = false;
  #hasSentHead = false;
  #isFinished = false;
  #bytesWritten = 0;
  #chunk: Piece[] = [];
  #chunkLength = 0;
  #corked = 0;
  #isUncorkQueued = false;

  get writableFinished(): boolean {
    return this.#isFinished;
  }

  get writableLength(): number {
    return this.waitingBytes + this.#chunkLength + (this.socket?.writableLength ?? 0);
  }

  get writableCorked(): number {
    return this.#corked;
  }

  cork(): void {
    this.#corked++;
    this.socket?.cork();
  }

  uncork(): void {
    if (this.#corked > 0) this.#corked--;
    this.socket?.uncork();
  }

  flushHeaders(): void {
    if (this.head === undefined) this.makeImplicitHead();
    this.sendHead();
  }

  override pipe<Destination>(destination: Destination): Destination {
    this.emit('error', nodeError('ERR_STREAM_CANNOT_PIPE', 'Cannot pipe, not readable'));
    return destination;
  }

  write(chunk: string | Uint8Array, ...rest: WriteArguments): boolean {
    const [encoding, callback] = splitArguments(rest);
    const isTaken = this.#write(chunk, encoding, callback, false);
    if (!isTaken) this.needsDrain = true;
    return isTaken;
  }

  end(...args: [(string | Uint8Array | WriteCallback | null)?, ...WriteArguments]): this {
    const [first, ...rest] = args;
    const chunk = typeof first === 'function' ? undefined : first;
    const [encoding, callback] =
      typeof first === 'function' ? [undefined, first] : splitArguments(rest);
    if (chunk !== undefined && chunk !== null) {
      if (this.finished) {
        this.#fail(writeAfterEnd(), callback);
        return this;
      }
      this.socket?.cork();
      this.#write(chunk, encoding, undefined, true);
    } else if (this.finished) {
      this.#endAgain(callback);
      return this;
    } else if (this.head === undefined) {
      this.socket?.cork();
      this.contentLength = 0;
      this.makeImplicitHead();
    }
    this.#checkLength(this.#bytesWritten, true);
    this.#writeChunk();
    const finish: WriteCallback = (error) => {
      if (error) return;
      this.#isFinished = true;
      callback?.();
      this.emit('finish');
    };
    if (this.hasBody && this.chunkedEncoding) this.#send(`0\r\n${this.trailers}\r\n`, finish);
    else if (!this.#hasSentHead || this.writableLength > 0 || chunk) this.#send('', finish);
    else nextTick(finish);
    this.#uncorkWholly();
    this.finished = true;
    if (this.waitingBytes === 0 && this.socket) this.emit('prefinish');
    return this;
  }

  /** Makes the head that a message has whose program settles none. */
  protected makeImplicitHead(): void {
    throw nodeError(
      'ERR_METHOD_NOT_IMPLEMENTED',
      'The _implicitHeader() method is not implemented',
    );
  }

  protected override sendHead(): void {
    this.#send('');
  }

  #send(data: string | Uint8Array, ...[encoding, callback]: WriteArguments): boolean {
    const [code, done] =
      typeof encoding === 'function' ? [undefined, encoding] : [encoding, callback];
    if (this.#hasSentHead) return this.writeRaw(data, code, done);
    this.#hasSentHead = true;
    const head = this.head ?? '';
    if (data === '') return this.writeRaw(head, 'latin1', done);
    const { socket } = this;
    socket?.cork();
    this.writeRaw(head, 'latin1');
    const isTaken = this.writeRaw(data, code, done);
    socket?.uncork();
    return isTaken;
  }

  #write(
    chunk: string | Uint8Array,
    encoding: BufferEncoding | undefined,
    callback: WriteCallback | undefined,
    isEnd: boolean,
  ): boolean {
    checkChunk(chunk);
    if (this.finished || this.destroyed) {
      const error = this.finished ? writeAfterEnd() : destroyedError();
      if (this.destroyed) nextTick(() => callback?.(error));
      else this.#fail(error, callback);
      return false;
    }
    const length =
      typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding) : chunk.byteLength;
    this.#checkLength(this.#bytesWritten + length, false);
    if (this.head === undefined) {
      if (isEnd) this.contentLength = length;
      this.makeImplicitHead();
    }
    this.#bytesWritten += length;
    if (!this.hasBody) {
      if (callback) nextTick(callback);
      return true;
    }
    if (!isEnd) this.#corkForTurn();
    if (!this.chunkedEncoding || length === 0) return this.#send(chunk, encoding, callback);
    this.#chunk.push({ data: chunk, encoding, callback });
    this.#chunkLength += length;
    if (!this.#isUncorkQueued || this.#chunkLength >= HIGH_WATER_MARK) return this.#writeChunk();
    return true;
  }

  // What one turn writes is one chunk.
  #writeChunk(): boolean {
    const pieces = this.#chunk;
    if (pieces.length === 0) return true;
    this.#chunk = [];
    this.#send(`${this.#chunkLength.toString(16)}\r\n`, 'latin1');
    this.#chunkLength = 0;
    for (const { data, encoding, callback } of pieces) this.#send(data, encoding, callback);
    return this.#send('\r\n', 'latin1');
  }

  // What one turn writes travels together.
  #corkForTurn(): void {
    const { socket } = this;
    if (!socket || this.#isUncorkQueued || socket.writableCorked > 0) return;
    this.#isUncorkQueued = true;
    socket.cork();
    nextTick(() => {
      this.#isUncorkQueued = false;
      this.#writeChunk();
      socket.uncork();
    });
  }

  #uncorkWholly(): void {
    const { socket } = this;
    this.#corked = 0;
    while (socket && socket.writableCorked > 0) socket.uncork();
  }

  #checkLength(length: number, isEnd: boolean): void {
    const { contentLength } = this;
    if (!this.strictContentLength || contentLength === undefined) return;
    if (!this.hasBody || this.chunkedEncoding) return;
    if (isEnd ? length === contentLength : length <= contentLength) return;
    throw lengthMismatch(length, contentLength);
  }

  #endAgain(callback: WriteCallback | undefined): void {
    if (!callback) return;
    if (!this.writableFinished) {
      this.on('finish', callback);
      return;
    }
    callback(
      nodeError('ERR_STREAM_ALREADY_FINISHED', 'Cannot call end after a stream was finished'),
    );
  }

  #fail(error: Error, callback: WriteCallback | undefined): void {
    nextTick(() => {
      callback?.(error);
      this.emit('error', error);
    });
  }
}
