import { createConnectionReader, type ConnectionReader } from './connection-reader.ts';
import type { EntryContent, EntryPlace, WireEntry } from './wire-entry.ts';
import type { WireEvent } from './wire-event.ts';

/** The rows of the wire, derived from its events as they come. */
export type WireEntries = {
  /** Takes the next event of the wire and returns the entries that it completes. */
  push(event: WireEvent): WireEntry[];
  /** The kept entries, oldest first; the same array until something changes. */
  list(): readonly WireEntry[];
  /** How many of the oldest entries are gone because of the limit. */
  readonly dropped: number;
  /** Forgets the entries and begins to count anew; open connections are still understood. */
  clear(): void;
};

type OpenConnection = {
  place: Pick<EntryPlace, 'connection' | 'network' | 'port' | 'client' | 'server'>;
  reader: ConnectionReader;
};

/** Makes an empty list of entries; by default it keeps the last 5,000. */
export function createWireEntries(options: { maxEntries?: number } = {}): WireEntries {
  const { maxEntries = 5_000 } = options;
  const connections = new Map<number, OpenConnection>();
  const connectionsOfClient = new Map<string, number>();
  let kept: WireEntry[] = [];
  let snapshot: readonly WireEntry[] | null = null;
  let added: WireEntry[] = [];
  let dropped = 0;
  let lastId = 0;
  let frames = 0;
  let firstTime: number | null = null;

  function add(place: OpenConnection['place'], content: EntryContent): void {
    firstTime ??= content.time;
    lastId += 1;
    if (content.type === 'frame') {
      frames += 1;
      content.number = frames;
    }
    const elapsed = Math.max(0, content.time - firstTime);
    const entry: WireEntry = { ...content, ...place, id: String(lastId), elapsed };
    kept.push(entry);
    added.push(entry);
  }

  function open(event: WireEvent): OpenConnection {
    // An engine always says `opened` first; a log that was joined late may have lost it.
    const { network, port, client, server } =
      event.type === 'opened'
        ? event
        : { network: '', port: 0, client: { name: '?' }, server: { name: '?' } };
    const key = `${network}\n${client.name}`;
    const count = (connectionsOfClient.get(key) ?? 0) + 1;
    connectionsOfClient.set(key, count);
    const place = {
      connection: event.connection,
      network,
      port,
      client: count === 1 ? client.name : `${client.name} ${count}`,
      server: server.name,
    };
    const opened = { place, reader: createConnectionReader((content) => add(place, content)) };
    connections.set(event.connection, opened);
    return opened;
  }

  return {
    get dropped() {
      return dropped;
    },
    push(event) {
      added = [];
      if (event.type === 'opened') {
        open(event);
        return added;
      }
      const { reader } = connections.get(event.connection) ?? open(event);
      reader.push(event);
      if (added.length === 0) return added;
      // Cutting in larger steps keeps a flood from copying the list at every event.
      if (kept.length > maxEntries * 1.25) {
        dropped += kept.length - maxEntries;
        kept = kept.slice(-maxEntries);
      }
      snapshot = null;
      return added;
    },
    list() {
      snapshot ??= kept.slice();
      return snapshot;
    },
    clear() {
      kept = [];
      snapshot = null;
      dropped = 0;
      frames = 0;
      firstTime = null;
      connectionsOfClient.clear();
      for (const [connection, { reader }] of connections) {
        if (reader.isEnded) connections.delete(connection);
      }
    },
  };
}
