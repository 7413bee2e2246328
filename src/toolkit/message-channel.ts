import type { WebSocket as Peer } from 'ws';
import { closeCodeOfFault } from './close-code.ts';
import { WebSocketDisconnect, WebSocketMessageTypeError } from './errors.ts';
import { MessageQueue, type QueueBound } from './message-queue.ts';

/** A message as it arrived, or the end of all messages. */
export type Arrival =
  | { type: 'websocket.receive'; text: string; bytes?: undefined }
  | { type: 'websocket.receive'; text?: undefined; bytes: Uint8Array<ArrayBuffer> }
  | { type: 'websocket.disconnect'; code: number; reason: string };

export type ReceiveOptions = {
  /** Aborted, the receive rejects with its reason, and no message is lost. */
  signal?: AbortSignal;
};

/** The kind of frame that JSON travels in. */
export type JsonMode = 'text' | 'binary';

/** Both directions of an open `ws` socket: what arrives is queued within a bound, what is sent heeds backpressure. */
export class MessageChannel {
  readonly #peer: Peer;
  readonly #queue: MessageQueue<Arrival>;
  /** Resolves when the socket is closed. */
  readonly gone: Promise<void>;
  #isDropping = false;
  #fault: number | undefined;

  /** To be made before anything can arrive. */
  constructor(peer: Peer, bound: QueueBound) {
    this.#peer = peer;
    this.#queue = new MessageQueue(bound, (isFull) => {
      if (isFull) peer.pause();
      else peer.resume();
    });
    this.gone = new Promise((resolve) => {
      peer.once('close', () => {
        resolve();
      });
    });
    peer.on('message', (data: Buffer<ArrayBuffer>, isBinary) => {
      if (this.#isDropping) return;
      const size = data.length;
      if (isBinary) this.#queue.push({ type: 'websocket.receive', bytes: data }, size);
      else this.#queue.push({ type: 'websocket.receive', text: data.toString() }, size);
    });
    peer.on('error', (error) => {
      this.#fault ??= closeCodeOfFault(error);
    });
    peer.on('close', (code, reason) => {
      const text = this.#fault === undefined ? reason.toString() : '';
      this.#queue.end({ type: 'websocket.disconnect', code: this.#fault ?? code, reason: text });
    });
  }

  /** Whether what is sent now can still arrive. */
  get isOpen(): boolean {
    return this.#peer.readyState === this.#peer.OPEN;
  }

  /** Whether nobody has taken all that arrived, so that the socket may not be reading. */
  get isPaused(): boolean {
    return this.#peer.isPaused;
  }

  /** What arrives next, the end included. */
  take(signal?: AbortSignal): Promise<Arrival> {
    return this.#queue.take(signal);
  }

  /** Hands a message to the socket at once; resolves when that has room for more. */
  send(data: string | Uint8Array): Promise<void> {
    const isText = typeof data === 'string';
    // Node writes two buffers, the frame's header and this, faster than a buffer and a string.
    const bytes = isText ? Buffer.from(data) : data;
    if (this.#peer.bufferedAmount < MUCH_UNSENT) {
      this.#peer.send(bytes, isText ? asText : asBinary);
      return done;
    }
    return new Promise((resolve, reject) => {
      this.#peer.send(bytes, isText ? asText : asBinary, (error) => {
        if (error) reject(new WebSocketDisconnect(1006));
        else resolve();
      });
    });
  }

  /** Sends bytes that are UTF-8 as a text, without waiting. */
  sendPrepared(bytes: Uint8Array, isText: boolean): void {
    this.#peer.send(bytes, isText ? asText : asBinary);
  }

  /** Sends a close frame; what arrives later is dropped, but for the end. */
  close(code: number, reason: string): void {
    this.#isDropping = true;
    // A socket that isn't read wouldn't hear the answer.
    this.#peer.resume();
    this.#peer.close(code, reason);
  }

  /** Closes because of a fault, which the receiver is told as the code. */
  fail(code: number, reason: string): void {
    this.#fault ??= code;
    this.#peer.resume();
    this.#peer.close(code, reason);
  }

  /** Ends the connection without a word. */
  cut(): void {
    this.#peer.terminate();
  }
}

/** The text or the bytes of what arrived; throws for the end and for the other kind. */
export function textOf(arrival: Arrival): string {
  if (arrival.type === 'websocket.disconnect') throw disconnectOf(arrival);
  if (arrival.text === undefined) throw new WebSocketMessageTypeError('text');
  return arrival.text;
}

/** The bytes of what arrived; throws for the end and for a text. */
export function bytesOf(arrival: Arrival): Uint8Array<ArrayBuffer> {
  if (arrival.type === 'websocket.disconnect') throw disconnectOf(arrival);
  if (arrival.bytes === undefined) throw new WebSocketMessageTypeError('bytes');
  return arrival.bytes;
}

function disconnectOf({ code, reason }: { code: number; reason: string }): WebSocketDisconnect {
  return new WebSocketDisconnect(code, reason);
}

const asText = { binary: false };
const asBinary = { binary: true };
const done = Promise.resolve();
const MUCH_UNSENT = 1_048_576;
