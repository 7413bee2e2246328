import type { JsonValue } from '../../engine/engine.ts';

/** What the workbench asks of a hand-driven client. `dial` numbers its connections. */
export type ClientOrder =
  | { type: 'connect'; dial: number; url: string }
  | { type: 'send-text'; text: string }
  | { type: 'send-bytes'; bytes: number[] }
  | { type: 'close'; code: number; reason: string }
  | { type: 'drop' };

/** What a hand-driven client tells of its connection. */
export type ClientNews = { dial: number } & (
  | { type: 'open' }
  | { type: 'sent' | 'received'; kind: 'text'; text: string; size: number }
  | { type: 'sent' | 'received'; kind: 'bytes'; bytes: number[]; size: number }
  | { type: 'ping' | 'pong' }
  | { type: 'refused' }
  | { type: 'rejected'; status: number }
  | { type: 'failed'; message: string }
  | { type: 'closed'; code: number; reason: string }
);

/** Reads a value that came from a client's program; what is not news is undefined. */
export function readClientNews(value: JsonValue): ClientNews | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  // The program is ours (client-program.ts) and speaks this union only.
  return typeof value['dial'] === 'number' && typeof value['type'] === 'string'
    ? (value as ClientNews)
    : undefined;
}
