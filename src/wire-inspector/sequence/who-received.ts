import type { WireEntry } from '../../network/wire-entry.ts';
import { clientsAround, type ClientState } from './clients-around.ts';
import { isSameMessage, messagesOf, type FrameEntry, type WireMessage } from './wire-message.ts';

/** The longest pause between two copies of one burst, in milliseconds: a loop over all clients is far quicker. */
export const burstPauseMs = 100;

/** One copy: its last frame's entry, its place among the copies from 1, milliseconds since the start. */
export type Copy = { id: string; order: number; after: number };

/** What one client got; `isSender` when it had sent the same bytes before. */
export type Receipt = {
  client: string;
  state: ClientState;
  isSender: boolean;
  copies: readonly Copy[];
};

/** Who received a message; a client's message counts time from itself, a server's from the first copy. */
export type WhoReceived = {
  origin: 'client' | 'server';
  isCompressed: boolean;
  copies: number;
  rows: readonly Receipt[];
};

/**
 * Who received the message that an entry is a frame of; null for what isn't a frame of a complete message.
 * Copies have the opcode and the payload of that message, come from the same server, and pause at most `burstPauseMs`
 * between one and the next. For a client's message the burst is the first that follows it.
 */
export function whoReceived(entries: readonly WireEntry[], id: string): WhoReceived | null {
  const messages = messagesOf(entries);
  const chosen = messages.find(({ frames }) => frames.some((frame) => frame.id === id));
  const entry = chosen && lastFrame(chosen);
  if (!chosen || !entry) return null;
  const same = messages.filter(
    (message) => isSameServer(lastFrame(message), entry) && isSameMessage(message, chosen),
  );
  const fromServer = same.filter((message) => isFromServer(message));
  const origin = entry.direction === 'client-to-server' ? 'client' : 'server';
  const burst =
    origin === 'server' ? burstAround(fromServer, chosen) : burstAfter(fromServer, chosen);
  const start = origin === 'client' ? chosen : (burst[0] ?? chosen);
  const sender = origin === 'client' ? chosen : senderOf(same, start);
  const startTime = lastFrame(start)?.time ?? 0;
  const clients = clientsAround(entries, {
    server: entry,
    // A client that left between a message and its echo was not there for the echo.
    first: burst[0]?.index ?? chosen.index,
    last: burst.at(-1)?.index ?? chosen.index,
  });
  const rows = clients.map(({ connection, client, state }) => ({
    client,
    state,
    isSender: sender !== null && lastFrame(sender)?.connection === connection,
    copies: burst.flatMap((message, index) => {
      const copy = lastFrame(message);
      if (copy?.connection !== connection) return [];
      return [{ id: copy.id, order: index + 1, after: copy.time - startTime }];
    }),
  }));
  return { origin, isCompressed: entry.frame.compressed, copies: burst.length, rows };
}

function burstAround(copies: readonly WireMessage[], chosen: WireMessage): WireMessage[] {
  const place = copies.indexOf(chosen);
  let first = place;
  while (first > 0 && pauseBetween(copies[first - 1], copies[first]) <= burstPauseMs) first -= 1;
  return [...copies.slice(first, place), ...chain(copies.slice(place))];
}

function burstAfter(copies: readonly WireMessage[], chosen: WireMessage): WireMessage[] {
  return chain(copies.filter(({ index }) => index > chosen.index));
}

function chain(copies: readonly WireMessage[]): WireMessage[] {
  const end = copies.findIndex(
    (copy, index) => index > 0 && pauseBetween(copies[index - 1], copy) > burstPauseMs,
  );
  return end === -1 ? [...copies] : copies.slice(0, end);
}

// The client whose same bytes came last before the burst, unless an earlier burst already answered them.
function senderOf(same: readonly WireMessage[], start: WireMessage): WireMessage | null {
  const before = same[same.indexOf(start) - 1];
  return before === undefined || isFromServer(before) ? null : before;
}

function pauseBetween(one: WireMessage | undefined, next: WireMessage | undefined): number {
  const from = one && lastFrame(one)?.time;
  const to = next && lastFrame(next)?.time;
  return from === undefined || to === undefined ? Infinity : to - from;
}

function isFromServer(message: WireMessage): boolean {
  return lastFrame(message)?.direction === 'server-to-client';
}

function isSameServer(one: FrameEntry | undefined, other: FrameEntry): boolean {
  return one?.network === other.network && one.port === other.port;
}

function lastFrame({ frames }: WireMessage): FrameEntry | undefined {
  return frames.at(-1);
}
