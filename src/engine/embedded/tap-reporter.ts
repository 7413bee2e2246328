import { atTurnsEnd } from '../../network/guarded-port.ts';
import type { SourcePosition } from '../../network/wire-event.ts';
import type { TapEvent } from '../tap-order.ts';
import type { TapEntry } from './program-messages.ts';
import { EVENT_WEIGHT, weightOf } from './wire-weight.ts';

/** Tells the frame what happens at this program's ends of its connections, and in what order with what it received. */
export class TapReporter {
  readonly #send: (taps: TapEntry[]) => void;
  readonly #now: () => number;
  #taps: TapEntry[] = [];
  /** More bytes of the last tap. */
  #parts: Uint8Array<ArrayBuffer>[] = [];
  #isFlushQueued = false;
  /** Connections that received something since the last tap. */
  readonly #received = new Set<number>();
  readonly #receivedTotals = new Map<number, number>();

  constructor(options: { send: (taps: TapEntry[]) => void; now: () => number }) {
    this.#send = options.send;
    this.#now = options.now;
  }

  /** Takes what happened, and its bytes; it is sent with the rest of its turn. Gives by how much that will weigh more. */
  add(connection: number, event: TapEvent): number {
    if (this.#joins(connection, event)) return weightOf(event) - EVENT_WEIGHT;
    const entry: TapEntry = { connection, time: this.#now(), event };
    if (this.#received.size > 0) {
      entry.after = [...this.#received].map((one) => [one, this.#receivedTotals.get(one) ?? 0]);
      this.#received.clear();
    }
    if (event.type === 'closed' || event.type === 'reset') this.#receivedTotals.delete(connection);
    this.#join();
    this.#taps.push(entry);
    if (!this.#isFlushQueued) {
      this.#isFlushQueued = true;
      atTurnsEnd(this.flush);
    }
    return weightOf(event);
  }

  /** Notes what a connection received: whatever is told next came after it. */
  noteReceived(connection: number, amount: number): void {
    this.#received.add(connection);
    this.#receivedTotals.set(connection, (this.#receivedTotals.get(connection) ?? 0) + amount);
  }

  /** Sends what was told; to be called before the bytes leave, so that no answer is told before its question. */
  readonly flush = (): void => {
    this.#isFlushQueued = false;
    if (this.#taps.length === 0) return;
    this.#join();
    const taps = this.#taps;
    this.#taps = [];
    this.#send(taps);
  };

  // What one line writes in a row is told as one: a loop of a thousand writes is no thousand messages.
  #joins(connection: number, event: TapEvent): boolean {
    const last = this.#taps.at(-1);
    if (event.type !== 'bytes' || last?.event.type !== 'bytes') return false;
    if (last.connection !== connection || this.#received.size > 0) return false;
    if (!isSamePlace(last.event.source, event.source)) return false;
    this.#parts.push(event.bytes);
    return true;
  }

  #join(): void {
    const last = this.#taps.at(-1);
    if (this.#parts.length === 0 || last?.event.type !== 'bytes') return;
    const parts = [last.event.bytes, ...this.#parts];
    this.#parts = [];
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
    let filled = 0;
    for (const part of parts) {
      whole.set(part, filled);
      filled += part.byteLength;
    }
    last.event.bytes = whole;
  }
}

function isSamePlace(one: SourcePosition | undefined, other: SourcePosition | undefined): boolean {
  return one?.file === other?.file && one?.line === other?.line && one?.column === other?.column;
}
