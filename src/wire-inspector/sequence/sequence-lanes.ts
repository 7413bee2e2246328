import type { WireEntry } from '../../network/wire-entry.ts';

/** A client's line from the first to the last of its rows, `end` not included; null while it is still connected. */
export type ClientLane = { client: string; first: number; end: number | null };

/** The lanes of a sequence, from left to right: the servers, then the clients in the order in which they appear. */
export type SequenceLanes = { servers: readonly string[]; clients: readonly ClientLane[] };

/** Where the lanes stand, in pixels; the lanes lie side by side and are all of one width. */
export type LaneGeometry = { laneWidth: number; width: number };

/** The lanes that these entries need. */
export function lanesOf(entries: readonly WireEntry[]): SequenceLanes {
  const servers = new Set<string>();
  const clients = new Map<string, ClientLane>();
  let index = 0;
  for (const entry of entries) {
    servers.add(entry.server);
    let lane = clients.get(entry.client);
    if (lane === undefined) {
      lane = { client: entry.client, first: index, end: null };
      clients.set(entry.client, lane);
    }
    index += 1;
    if (entry.type === 'closed' || entry.type === 'reset') lane.end = index;
  }
  return { servers: [...servers], clients: [...clients.values()] };
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
