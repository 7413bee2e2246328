import { isSent, type WireEntry } from '../../network/wire-entry.ts';
import type { WirePlace } from '../../network/wire-event.ts';

/**
 * The entry that a byte is part of; for the byte after the last, how that direction ended. Null where the connection
 * has no entries.
 */
export function findSpot(entries: readonly WireEntry[], spot: WirePlace): WireEntry | null {
  const own = entries.filter(({ connection }) => connection === spot.connection);
  const isAt = (entry: WireEntry): boolean =>
    isSent(entry) &&
    entry.direction === spot.direction &&
    entry.offset <= spot.offset &&
    spot.offset < entry.offset + Math.max(1, entry.size);
  const isEnd = (entry: WireEntry): boolean =>
    entry.type === 'reset' ||
    entry.type === 'closed' ||
    (entry.type === 'half-closed' && entry.direction === spot.direction);
  return own.find(isAt) ?? own.find(isEnd) ?? own.at(-1) ?? null;
}
