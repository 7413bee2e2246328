import type { WebSocket as Peer } from 'ws';
import { closeCodeOfFault } from './close-code.ts';

/** A message as it arrived, or the end of all messages. */
export type Arrival =
  | { type: 'websocket.receive'; text: string; bytes?: undefined }
  | { type: 'websocket.receive'; text?: undefined; bytes: Uint8Array<ArrayBuffer> }
  | { type: 'websocket.disconnect'; code: number; reason: string };

/** How much may wait before the socket isn't read any more: messages, and bytes in them. */
export type QueueBound = { messages: number; bytes: number };

type Receiver = (arrival: Arrival) => void;

/** Both directions of an open `ws` socket: what arrives is queued within a bound, what is sent heeds backpressure. */
export class MessageChannel {
  /** Resolves when the socket is closed. */
  readonly gone: Promise<void>;
  readonly #peer: Peer;
  readonly #bound: QueueBound;
  #queue: { arrival: Arrival; size: number }[] = [];
  #queuedBytes = 0;
  /** Who waits, in the order in which they came. */
  #receivers: Receiver[] = [];
  #isDropping = false;
  #fault: number | undefined;

  /** To be made before anything can arrive. */
  constructor(peer: Peer, bound: QueueBound) {
    this.#peer = peer;
    this.#bound = bound;
    peer.on('message', (data: Buffer<ArrayBuffer>, isBinary) => {
      if (this.#isDropping) return;
      const type = 'websocket.receive';
      this.#add(isBinary ? { type, bytes: data } : { type, text: data.toString() }, data.length);
    });
    peer.on('error', (error) => {
      this.#fault ??= closeCodeOfFault(error);
    });
    this.gone = new Promise((resolve) => {
      peer.on('close', (code, reason) => {
        const said = this.#fault === undefined ? reason.toString() : '';
        this.#end({ type: 'websocket.disconnect', code: this.#fault ?? code, reason: said });
        resolve();
      });
    });
  }

  /** Whether what is sent now can still arrive. */
  get isOpen(): boolean {
    return this.#peer.readyState === this.#peer.OPEN;
  }

  /** Takes what arrives next, the end included; aborted, it rejects with the signal's reason and takes nothing. */
  take(signal?: AbortSignal): Promise<Arrival> {
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    const first = this.#queue.shift();
    if (first) {
      this.#queuedBytes -= first.size;
      if (this.#peer.isPaused && !this.#isOver(0.5)) this.#peer.resume();
      return Promise.resolve(first.arrival);
    }
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        this.#receivers = this.#receivers.filter((other) => other !== receiver);
        reject(signal?.reason as Error);
      };
      const receiver: Receiver = (arrival) => {
        signal?.removeEventListener('abort', abort);
        resolve(arrival);
      };
      this.#receivers.push(receiver);
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  /** Hands a message to the socket at once; resolves when that has room for more, or is gone. */
  send(data: Uint8Array, isText: boolean): Promise<void> {
    const options = isText ? asText : asBinary;
    if (this.#peer.bufferedAmount >= MUCH_UNSENT) {
      return new Promise((resolve) => {
        this.#peer.send(data, options, () => {
          resolve();
        });
      });
    }
    this.#peer.send(data, options);
    return done;
  }

  /** Sends a close frame; what arrives later is dropped, but for the end. */
  close(code: number, reason: string): void {
    this.#isDropping = true;
    // A socket that isn't read wouldn't hear the answer.
    this.#peer.resume();
    this.#peer.close(code, reason);
  }

  /** Closes for a reason of the server's own, which the receiver is told as the code. */
  fail(code: number, reason: string): void {
    this.#fault ??= code;
    this.close(code, reason);
  }

  /** Pings as often as this, in milliseconds; who doesn't answer in time is closed with 1011, and then cut. */
  keepAlive({ every, timeout }: { every: number; timeout: number }): void {
    const peer = this.#peer;
    let deadline: NodeJS.Timeout | undefined;
    const pings = setInterval(() => {
      if (deadline || !this.isOpen) return;
      peer.ping();
      deadline = setTimeout(() => {
        deadline = undefined;
        // Where nobody reads, a pong may have come unseen.
        if (!peer.isPaused) this.fail(1011, 'keepalive ping timeout');
      }, timeout).unref();
    }, every).unref();
    peer.on('pong', () => {
      clearTimeout(deadline);
      deadline = undefined;
    });
    void this.gone.then(() => {
      clearInterval(pings);
      clearTimeout(deadline);
    });
  }

  #add(arrival: Arrival, size: number): void {
    const receiver = this.#receivers.shift();
    if (receiver) {
      receiver(arrival);
      return;
    }
    this.#queue.push({ arrival, size });
    this.#queuedBytes += size;
    if (!this.#peer.isPaused && this.#isOver(1)) this.#peer.pause();
  }

  #end(arrival: Arrival): void {
    // Whoever asks again gets the end again.
    this.#queue.push({ arrival, size: 0 });
    for (const receiver of this.#receivers.splice(0)) receiver(arrival);
  }

  #isOver(share: number): boolean {
    const { messages, bytes } = this.#bound;
    return this.#queue.length >= messages * share || this.#queuedBytes >= bytes * share;
  }
}

const asText = { binary: false };
const asBinary = { binary: true };
const done = Promise.resolve();
const MUCH_UNSENT = 1_048_576;
