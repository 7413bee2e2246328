import type { WireEvent } from './wire-event.ts';

/** Keeps the events of a wire from their beginning, since nothing can be read without it, up to a limit. */
export class WireRecorder {
  /** How many events came after the limit. */
  leftOut = 0;
  readonly #maxEvents: number;
  readonly #maxBytes: number;
  #events: WireEvent[] = [];
  #bytes = 0;

  constructor({ maxEvents = 50_000, maxBytes = 32 * 1024 * 1024 } = {}) {
    this.#maxEvents = maxEvents;
    this.#maxBytes = maxBytes;
  }

  /** The kept events, oldest first; a new array. */
  get events(): readonly WireEvent[] {
    return this.#events.slice();
  }

  /** Takes the next event. */
  push(event: WireEvent): void {
    const bytes = event.type === 'bytes' ? event.bytes.length : 0;
    const isFull = this.#events.length >= this.#maxEvents || this.#bytes + bytes > this.#maxBytes;
    // After a gap the rest of a stream can't be read.
    if (isFull || this.leftOut > 0) {
      this.leftOut += 1;
      return;
    }
    this.#events.push(event);
    this.#bytes += bytes;
  }

  /** Begins anew. */
  clear(): void {
    this.#events = [];
    this.#bytes = 0;
    this.leftOut = 0;
  }
}
