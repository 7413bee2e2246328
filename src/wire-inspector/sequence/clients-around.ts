import type { WireEntry } from '../../network/wire-entry.ts';

/** How a client stood during a burst: connected all along, saying goodbye before it, come or gone during it. */
export type ClientState = 'open' | 'closing' | 'joined' | 'left';

/** A client of a server that was connected at some moment of a burst. */
export type ClientAround = { connection: number; client: string; state: ClientState };

/** The clients of a server that had a WebSocket open between two places of the log, in the order of connection. */
export function clientsAround(
  entries: readonly WireEntry[],
  burst: { server: Pick<WireEntry, 'network' | 'port'>; first: number; last: number },
): ClientAround[] {
  const { server, first, last } = burst;
  const around = new Map<number, ClientAround>();
  const known = new Set<number>();
  entries.slice(0, last + 1).forEach((entry, index) => {
    const { connection, client } = entry;
    if (entry.network !== server.network || entry.port !== server.port) return;
    const seen = around.get(connection);
    const isDuring = index >= first;
    if (entry.type === 'closed' || entry.type === 'reset') {
      if (seen && isDuring) seen.state = seen.state === 'closing' ? 'closing' : 'left';
      else around.delete(connection);
    } else if (entry.type === 'frame' && entry.close !== null) {
      if (seen) seen.state = isDuring && seen.state !== 'closing' ? 'left' : 'closing';
    } else if (isOpening(entry, known.has(connection)) && !seen) {
      around.set(connection, {
        connection,
        client,
        // The first copy itself may be the first that is known of a connection.
        state: index > first && entry.type === 'response' ? 'joined' : 'open',
      });
    }
    known.add(connection);
  });
  return [...around.values()].sort((one, other) => one.connection - other.connection);
}

// A log that has lost its oldest entries knows a WebSocket only by its frames.
function isOpening(entry: WireEntry, isKnown: boolean): boolean {
  return entry.type === 'response' ? entry.isUpgrade : entry.type === 'frame' && !isKnown;
}
