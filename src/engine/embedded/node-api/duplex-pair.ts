import type { Duplex } from 'node:stream';
import stream from 'readable-stream/lib/stream.js';

/** Two streams of which each reads what the other writes, as Node's `stream.duplexPair()`; a write is done when the other side has read it. */
export function duplexPair(options?: ConstructorParameters<typeof Duplex>[0]): [Duplex, Duplex] {
  const first = new OneSide(options);
  const second = new OneSide(options);
  first.other = second;
  second.other = first;
  return [first, second];
}

class OneSide extends stream.Duplex {
  other: OneSide = this;
  #wasRead: (() => void) | undefined;

  override _read(): void {
    const wasRead = this.#wasRead;
    this.#wasRead = undefined;
    wasRead?.();
  }

  override _write(chunk: Uint8Array, _encoding: string, done: () => void): void {
    if (chunk.length === 0) queueMicrotask(done);
    else this.other.receive(chunk, done);
  }

  override _final(done: () => void): void {
    this.other.once('end', done);
    this.other.push(null);
  }

  receive(chunk: Uint8Array, done: () => void): void {
    this.#wasRead = done;
    this.push(chunk);
  }
}
