/** How much may wait in a queue before its source is asked to pause: messages, and bytes in them. */
export type QueueBound = { messages: number; bytes: number };

type Taker<T> = { resolve: (item: T) => void };

/** What arrived and nobody has taken yet, first come first served; who takes first gets first. */
export class MessageQueue<T> {
  readonly #bound: QueueBound;
  readonly #onFull: (isFull: boolean) => void;
  #items: { item: T; size: number }[] = [];
  #takers: Taker<T>[] = [];
  #bytes = 0;
  #isFull = false;

  /** `onFull` is told when the bound is reached, and when half of it is free again. */
  constructor(bound: QueueBound, onFull: (isFull: boolean) => void) {
    this.#bound = bound;
    this.#onFull = onFull;
  }

  push(item: T, size: number): void {
    const taker = this.#takers.shift();
    if (taker) {
      taker.resolve(item);
      return;
    }
    this.#items.push({ item, size });
    this.#bytes += size;
    const { messages, bytes } = this.#bound;
    if (!this.#isFull && (this.#items.length >= messages || this.#bytes >= bytes)) this.#tell(true);
  }

  /** Adds the last item, which everybody gets who waits. */
  end(item: T): void {
    if (this.#takers.length === 0) this.push(item, 0);
    for (const taker of this.#takers.splice(0)) taker.resolve(item);
  }

  /** The next item; aborted, it rejects with the signal's reason and takes nothing. */
  take(signal?: AbortSignal): Promise<T> {
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    const first = this.#items.shift();
    if (first) {
      this.#bytes -= first.size;
      const { messages, bytes } = this.#bound;
      if (this.#isFull && this.#items.length <= messages / 2 && this.#bytes <= bytes / 2) {
        this.#tell(false);
      }
      return Promise.resolve(first.item);
    }
    return new Promise((resolve, reject) => {
      const taker: Taker<T> = { resolve };
      this.#takers.push(taker);
      if (!signal) return;
      const abort = (): void => {
        this.#takers = this.#takers.filter((other) => other !== taker);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', abort, { once: true });
      taker.resolve = (item) => {
        signal.removeEventListener('abort', abort);
        resolve(item);
      };
    });
  }

  #tell(isFull: boolean): void {
    this.#isFull = isFull;
    this.#onFull(isFull);
  }
}
