import type { ClosePayload } from './close-codes.ts';
import type { LastingFault } from './faults.ts';
import type { Frame, FrameError } from './frame.ts';
import type { HeadError, HttpHead } from './handshake-decoder.ts';
import type { Direction, SourcePosition } from './wire-event.ts';

/** What every entry tells: when, on which connection, between whom. */
export type EntryPlace = {
  /** Unique and stable as long as the entries aren't cleared. */
  id: string;
  /** Milliseconds since the engine opened. */
  time: number;
  /** Milliseconds since the first entry. */
  elapsed: number;
  connection: number;
  network: string;
  port: number;
  /** The client program's name, with a number from its second connection on: `Ana`, `Ana 2`. */
  client: string;
  server: string;
};

/** What an entry made of bytes tells beyond its place. */
export type SentBytes = {
  direction: Direction;
  /** A short printable form: the text, the first bytes in hexadecimal, a start line, a close code. */
  preview: string;
  size: number;
  bytes: Uint8Array;
  /** From the start of this direction's stream. */
  offset: number;
  /** Who wrote the first of the bytes, null where it is not known. */
  source: SourcePosition | null;
};

/** How a connection's end looks to each side; codes are those of the `close` event (RFC 6455 §7.1.5). */
export type ConnectionEnd =
  { type: 'http' } | { type: 'websocket'; codeSeenByClient: number; codeSeenByServer: number };

/** One row of the wire: a head, a body's part, a frame, unreadable bytes, a violation, or how a connection ended. */
export type WireEntry =
  | (EntryPlace & SentBytes & { type: 'request'; head: HttpHead; isUpgrade: boolean })
  | (EntryPlace &
      SentBytes & {
        type: 'response';
        head: HttpHead;
        isUpgrade: boolean;
        /** The request that it answers, null when none was seen. */
        request: HttpHead | null;
      })
  | (EntryPlace & SentBytes & { type: 'http-body' })
  /** `number` counts the frames of all connections from 1; `close` is null unless it is a close frame. */
  | (EntryPlace &
      SentBytes & { type: 'frame'; frame: Frame; number: number; close: ClosePayload | null })
  | (EntryPlace & SentBytes & { type: 'unreadable' })
  | (EntryPlace & SentBytes & { type: 'frame-error'; error: FrameError })
  | (EntryPlace & SentBytes & { type: 'head-error'; error: HeadError })
  | (EntryPlace & { type: 'half-closed'; direction: Direction })
  | (EntryPlace & { type: 'reset'; by: 'client' | 'server' | 'network'; end: ConnectionEnd })
  | (EntryPlace & { type: 'closed'; end: ConnectionEnd })
  | (EntryPlace & { type: 'fault'; fault: LastingFault });

/** Tells whether an entry is made of bytes that somebody sent. */
export function isSent(entry: WireEntry): entry is Extract<WireEntry, SentBytes> {
  return 'bytes' in entry;
}

type Part<Whole> = Whole extends unknown ? Omit<Whole, keyof EntryPlace> & { time: number } : never;

/** An entry before the collection gives it its id and place. */
export type EntryContent = Part<WireEntry>;
