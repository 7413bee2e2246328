import { Buffer } from './buffer.ts';
import { host } from './host.ts';
import type { IdleTimer } from './idle-timer.ts';
import { nodeError } from './node-error.ts';
import type { SocketWire } from './socket-wire.ts';

/** What is called when a write is through, or has failed. */
export type WriteCallback = (error?: Error | null) => void;

type WritingSocket = {
  readonly connecting: boolean;
  once(event: 'connect', listener: () => void): unknown;
};

/** What a socket writes: one write at a time, each waiting for the connection and for those who read the wire. */
export class SocketWrites {
  readonly #socket: WritingSocket;
  readonly #wire: SocketWire;
  readonly #idle: IdleTimer;
  #pending: WriteCallback | undefined;
  #bytesSent = 0;
  /** The bytes of the write that is going on, and how many of them the connection has taken. */
  #current = 0;
  #inFlight = 0;

  constructor(socket: WritingSocket, wire: SocketWire, idle: IdleTimer) {
    this.#socket = socket;
    this.#wire = wire;
    this.#idle = idle;
  }

  /** How much was written, where so much of it is still with the stream. */
  written(queued: number): number {
    return this.#bytesSent + queued - this.#inFlight;
  }

  /** Writes bytes; `whole` is the length of the write that they belong to. */
  send(bytes: Uint8Array, callback: WriteCallback, whole = bytes.byteLength): void {
    this.#current = whole;
    const wire = this.#wire;
    if (wire.isTapped && bytes.byteLength > LARGEST_TOLD) {
      const sendRest: WriteCallback = (error) => {
        if (error) callback(error);
        else this.send(bytes.subarray(LARGEST_TOLD), callback, whole);
      };
      this.send(bytes.subarray(0, LARGEST_TOLD), sendRest, whole);
      return;
    }
    this.#pending = callback;
    if (this.#socket.connecting) {
      this.#socket.once('connect', () => {
        this.send(bytes, callback, whole);
      });
      return;
    }
    if (!wire.isOpen) {
      this.#pending = undefined;
      callback(nodeError('ERR_SOCKET_CLOSED', 'Socket is closed'));
      return;
    }
    const room = wire.isTapped ? host().wireRoom() : undefined;
    if (room) {
      void room.then(() => {
        if (this.#pending === callback) this.send(bytes, callback, whole);
      });
      return;
    }
    this.#noteSending(bytes.byteLength, callback);
    if (wire.isTapped) {
      // Asked here: each call more on the stack makes it dearer to find the line.
      const source = host().currentPosition();
      wire.tap({ type: 'bytes', bytes: new Uint8Array(bytes), ...(source && { source }) });
    }
    wire.write(bytes, this.#finish);
  }

  /** Writes several chunks as one, on an open connection that nobody reads. */
  sendAll(chunks: readonly { chunk: Uint8Array }[], callback: WriteCallback): void {
    let following = 0;
    for (const { chunk } of chunks) following += chunk.byteLength;
    this.#current = following;
    this.#noteSending(following, callback);
    const last = chunks.length - 1;
    for (const [index, { chunk }] of chunks.entries()) {
      following -= chunk.byteLength;
      this.#wire.write(chunk, index === last ? this.#finish : nothing, following);
    }
  }

  /** Fails the write that is going on. */
  fail(error: Error): void {
    const callback = this.#pending;
    this.#pending = undefined;
    callback?.(error);
  }

  /** Counts anew. */
  reset(): void {
    this.#bytesSent = 0;
    this.#current = 0;
    this.#inFlight = 0;
  }

  #noteSending(byteLength: number, callback: WriteCallback): void {
    this.#pending = callback;
    this.#bytesSent += byteLength;
    this.#inFlight += byteLength;
    this.#idle.refresh();
    if (!this.#wire.isTapped) host().noteActivity();
  }

  readonly #finish = (): void => {
    const callback = this.#pending;
    this.#pending = undefined;
    if (this.#inFlight >= this.#current) this.#inFlight = 0;
    callback?.();
  };
}

/** The bytes of several chunks as one. */
export function joined(chunks: readonly { chunk: Uint8Array }[]): Uint8Array {
  const [first] = chunks;
  if (first && chunks.length === 1) return first.chunk;
  return Buffer.concat(chunks.map(({ chunk }) => chunk));
}

/** A reader of the wire stands still while it takes one piece. */
const LARGEST_TOLD = 524_288;

function nothing(): void {
  // What isn't the last part of a write tells nobody that it was sent.
}
