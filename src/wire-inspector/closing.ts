import type { ConnectionEnd, WireEntry } from '../network/wire-entry.ts';

/** How a connection was closed, as far as the entries tell: who sent a close frame first, and how it ended. */
export type Closing = {
  startedBy: 'client' | 'server' | 'nobody';
  /** The first close frame's entry, null where there was none. */
  firstId: string | null;
  /** The other side sent a close frame too. */
  isAnswered: boolean;
  /** Null as long as the connection lives. */
  end: ConnectionEnd | null;
};

/** Tells how a connection was closed (RFC 6455 §7.1). */
export function closingOf(entries: readonly WireEntry[], connection: number): Closing {
  const closing: Closing = { startedBy: 'nobody', firstId: null, isAnswered: false, end: null };
  for (const entry of entries) {
    if (entry.connection !== connection) continue;
    if ('end' in entry) closing.end ??= entry.end;
    if (entry.type !== 'frame' || entry.close === null) continue;
    const side = entry.direction === 'client-to-server' ? 'client' : 'server';
    if (closing.startedBy === 'nobody') {
      closing.startedBy = side;
      closing.firstId = entry.id;
    } else if (side !== closing.startedBy) {
      closing.isAnswered = true;
    }
  }
  return closing;
}
