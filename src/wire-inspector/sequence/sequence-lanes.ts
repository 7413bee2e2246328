import type { WireEntry } from '../../network/wire-entry.ts';
import { EntryFollower } from '../entry-follower.ts';

/** A client's line from the first to the last of its rows, `end` not included; null while it is still connected. */
export type ClientLane = { client: string; first: number; end: number | null };

/** The lanes of a sequence, from left to right: the servers, then the clients in the order in which they appear. */
export type SequenceLanes = { servers: readonly string[]; clients: readonly ClientLane[] };

/** Where the lanes stand, in pixels; the lanes lie side by side and are all of one width. */
export type LaneGeometry = { laneWidth: number; width: number };

/** The lanes that the entries of a growing list need. */
export class GrowingLanes {
  readonly #follower = new EntryFollower();
  readonly #servers = new Set<string>();
  readonly #clients = new Map<string, ClientLane>();
  #lanes: SequenceLanes = { servers: [], clients: [] };
  #count = 0;
  /** The last entry's connection: most entries have the lanes of the one before. */
  #connection = NaN;

  /** The same lanes as before until one comes or ends. */
  of(entries: readonly WireEntry[]): SequenceLanes {
    const { isAnother, added } = this.#follower.follow(entries);
    if (isAnother) {
      this.#servers.clear();
      this.#clients.clear();
      this.#count = 0;
      this.#connection = NaN;
    }
    let hasChanged = isAnother;
    for (const entry of added) hasChanged = this.#read(entry) || hasChanged;
    if (hasChanged) {
      this.#lanes = { servers: [...this.#servers], clients: [...this.#clients.values()] };
    }
    return this.#lanes;
  }

  #read(entry: WireEntry): boolean {
    const index = this.#count;
    this.#count += 1;
    const hasEnded = entry.type === 'closed' || entry.type === 'reset';
    if (entry.connection === this.#connection && !hasEnded) return false;
    this.#connection = entry.connection;
    const lane = this.#clients.get(entry.client);
    if (lane && !hasEnded && this.#servers.has(entry.server)) return false;
    this.#servers.add(entry.server);
    this.#clients.set(entry.client, {
      client: entry.client,
      first: lane?.first ?? index,
      end: hasEnded ? index + 1 : (lane?.end ?? null),
    });
    return true;
  }
}

/** Shares the room among the lanes; where it isn't enough they are wider together than the room, and scroll. */
export function laneGeometry(room: number, lanes: number, narrowest: number): LaneGeometry {
  const laneWidth = Math.max(narrowest, lanes === 0 ? room : room / lanes);
  return { laneWidth, width: laneWidth * lanes };
}

/** The middle of a lane, in pixels from the left end of the first. */
export function laneMiddle(lane: number, { laneWidth }: LaneGeometry): number {
  return (lane + 0.5) * laneWidth;
}
