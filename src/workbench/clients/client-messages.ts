import type { JsonValue } from '../../engine/engine.ts';

/** A header as it is written on the wire: name and value. */
export type HeaderLine = [name: string, value: string];

/** What the workbench asks of a hand-driven client. `dial` numbers its connections; bytes travel as base64. */
export type ClientOrder =
  | { type: 'connect'; dial: number; url: string; protocols: string[]; headers: HeaderLine[] }
  /** `pieces` is the number of frames that carry the message. */
  | { type: 'send-text'; text: string; pieces: number }
  | { type: 'send-bytes'; base64: string; pieces: number }
  | { type: 'ping'; base64: string }
  /** Writes on the connection what no WebSocket library would. */
  | { type: 'write-raw'; base64: string }
  /** `null` sends a close frame without a code. */
  | { type: 'close'; code: number | null; reason: string }
  | { type: 'drop' }
  /** Silent: it reads nothing any more, so it answers no ping and no close. */
  | { type: 'silent'; isSilent: boolean }
  /** Rests so many milliseconds after each read; 0 reads as fast as it can. */
  | { type: 'rest'; milliseconds: number };

/** A message as it is shown: its beginning, and its whole size in bytes. */
export type MessageContent =
  { kind: 'text'; text: string; size: number } | { kind: 'bytes'; bytes: number[]; size: number };

/** Who ended a connection: the side that said so first, or nobody, where no close frame came. */
export type ClosedBy = 'client' | 'server' | 'nobody';

/** What happened to a client's connection. */
export type ClientHappening =
  | { type: 'open'; protocol: string; extensions: string; headers: HeaderLine[] }
  | ({ type: 'sent'; pieces: number } & MessageContent)
  | ({ type: 'received' } & MessageContent)
  | { type: 'raw-sent'; bytes: number[]; size: number }
  | { type: 'ping-sent' | 'ping' | 'pong'; bytes: number[] }
  | { type: 'refused' }
  | { type: 'rejected'; status: number; statusText: string; headers: HeaderLine[]; body: string }
  | { type: 'failed'; message: string }
  /** The connection was over before the message could go. */
  | { type: 'not-sent' }
  | { type: 'closed'; code: number; reason: string; isClean: boolean; by: ClosedBy };

/** What a hand-driven client tells of its connection. */
export type ClientNews = { dial: number } & ClientHappening;

/** Reads a value that came from a client's program; what is not news is undefined. */
export function readClientNews(value: JsonValue): ClientNews | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  // The program is ours (client-program.ts) and speaks this union only.
  return typeof value['dial'] === 'number' && typeof value['type'] === 'string'
    ? (value as ClientNews)
    : undefined;
}
