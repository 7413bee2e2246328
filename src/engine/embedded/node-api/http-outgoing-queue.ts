import { OutgoingHead } from './http-outgoing-head.ts';
import type { Piece, WriteCallback } from './http-write-arguments.ts';
import type { Socket } from './socket.ts';

/** So many bytes wait before a writer is told to. */
export const HIGH_WATER_MARK = 65_536;

/** A message on its way to a connection, which it may have to wait for. */
export class OutgoingQueue extends OutgoingHead {
  writable = true;
  destroyed = false;
  finished = false;
  socket: Socket | null = null;
  errored: Error | null = null;
  protected isClosed = false;
  protected needsDrain = false;
  #pieces: Piece[] = [];
  #piecesSize = 0;

  get closed(): boolean {
    return this.isClosed;
  }

  get connection(): Socket | null {
    return this.socket;
  }

  get writableEnded(): boolean {
    return this.finished;
  }

  get writableHighWaterMark(): number {
    return this.socket?.writableHighWaterMark ?? HIGH_WATER_MARK;
  }

  get writableObjectMode(): boolean {
    return false;
  }

  get writableNeedDrain(): boolean {
    return !this.destroyed && !this.finished && this.needsDrain;
  }

  /** How many bytes wait for their turn on the connection. */
  get waitingBytes(): number {
    return this.#piecesSize;
  }

  setTimeout(ms: number, callback?: () => void): this {
    if (callback) this.on('timeout', callback);
    if (this.socket) this.socket.setTimeout(ms);
    else this.once('socket', (socket: Socket) => socket.setTimeout(ms));
    return this;
  }

  destroy(error?: Error): this {
    if (this.destroyed) return this;
    this.destroyed = true;
    this.errored = error ?? null;
    if (this.socket) this.socket.destroy(error);
    else this.once('socket', (socket: Socket) => socket.destroy(error));
    return this;
  }

  /** Writes what waited for the connection. */
  protected flush(): void {
    const { socket } = this;
    if (!socket?.writable) return;
    const pieces = this.#pieces;
    this.#pieces = [];
    this.#piecesSize = 0;
    let isTaken = true;
    if (pieces.length > 0) {
      socket.cork();
      for (const { data, encoding, callback } of pieces)
        isTaken = socket.write(data, encoding ?? 'utf8', callback);
      socket.uncork();
    }
    if (this.finished) this.emit('prefinish');
    else if (isTaken) this.emitDrain();
  }

  /** Says that there is room again, where somebody waits for it. */
  emitDrain(): void {
    if (this.finished || !this.needsDrain) return;
    this.needsDrain = false;
    this.emit('drain');
  }

  /** Writes bytes as they are: on the connection, or in the queue for it. */
  protected writeRaw(
    data: string | Uint8Array,
    encoding?: BufferEncoding,
    callback?: WriteCallback,
  ): boolean {
    const { socket } = this;
    if (socket?.destroyed) return false;
    if (socket?.writable) {
      if (this.#pieces.length > 0) this.flush();
      return socket.write(data, encoding ?? 'utf8', callback);
    }
    this.#pieces.push({ data, encoding, callback });
    this.#piecesSize += data.length;
    this.emitWaiting();
    return this.#piecesSize < HIGH_WATER_MARK;
  }

  /** Hears that bytes wait for their turn on the connection. */
  protected emitWaiting(): void {
    // For a server, which stops reading requests then.
  }
}
