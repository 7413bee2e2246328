import type { WireEvent } from './wire-event.ts';

/** What happened to a log: events came, the oldest had to go, or somebody emptied it. */
export type WireLogChange =
  { type: 'appended'; event: WireEvent } | { type: 'dropped'; count: number } | { type: 'cleared' };

/** How much a log keeps before it drops its oldest events. */
export type WireLogLimits = { maxEvents?: number; maxBytes?: number };

/** The one record of what happened on the wire, in order; events are only added at its end. */
export type WireLog = {
  append(event: WireEvent): void;
  /** The kept events, oldest first; a new array. */
  events(): WireEvent[];
  /** How many of the oldest events are gone because of the limits. */
  readonly dropped: number;
  clear(): void;
  /** Calls the listener with every later change; returns the unsubscriber. */
  subscribe(listener: (change: WireLogChange) => void): () => void;
};

/** Makes an empty log; by default it keeps 50,000 events and 32 MiB of bytes. */
export function createWireLog(limits: WireLogLimits = {}): WireLog {
  const { maxEvents = 50_000, maxBytes = 32 * 1024 * 1024 } = limits;
  const listeners = new Set<(change: WireLogChange) => void>();
  let kept: WireEvent[] = [];
  let first = 0;
  let bytes = 0;
  let dropped = 0;

  function tell(change: WireLogChange): void {
    for (const listener of [...listeners]) listener(change);
  }

  function dropOldest(): number {
    let count = 0;
    // The newest event stays even when it alone is over the limit.
    while (kept.length - first > 1 && (kept.length - first > maxEvents || bytes > maxBytes)) {
      bytes -= sizeOf(kept[first]);
      first += 1;
      count += 1;
    }
    if (first > 1024 && first * 2 > kept.length) {
      kept = kept.slice(first);
      first = 0;
    }
    dropped += count;
    return count;
  }

  return {
    get dropped() {
      return dropped;
    },
    append(event) {
      kept.push(event);
      bytes += sizeOf(event);
      const count = dropOldest();
      tell({ type: 'appended', event });
      if (count > 0) tell({ type: 'dropped', count });
    },
    events() {
      return kept.slice(first);
    },
    clear() {
      kept = [];
      first = 0;
      bytes = 0;
      dropped = 0;
      tell({ type: 'cleared' });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function sizeOf(event: WireEvent | undefined): number {
  return event?.type === 'bytes' ? event.bytes.length : 0;
}
