/** What one end of a connection says to the other: bytes, credit for so many bytes that were read, its end, or a reset. */
export type WireMessage = Uint8Array<ArrayBuffer> | number | 'end' | 'reset';

/** Hears what the other end posted, in its order; bytes then belong to the listener. */
export type WireListener = {
  message(message: WireMessage): void;
  /** The other end is gone, and its program with it. */
  lost(): void;
};

/** One end of what carries a connection. */
export interface WirePort {
  /**
   * Posts a message, which leaves at the latest when the turn is over. Bytes are copied before this returns;
   * `following` says how many more are about to come, so that they can travel together.
   */
  post(message: Uint8Array | Exclude<WireMessage, Uint8Array>, following?: number): void;
  /** From now on the listener hears what comes, and first what came before. */
  listen(listener: WireListener): void;
  /** Nothing more is heard and nothing more is posted. */
  close(): void;
}
