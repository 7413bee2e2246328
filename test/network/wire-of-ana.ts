import { createWireEntries } from '../../src/network/wire-entries.ts';
import { isSent, type WireEntry } from '../../src/network/wire-entry.ts';
import type { Direction, SourcePosition, WireEvent } from '../../src/network/wire-event.ts';

/** A request for a WebSocket. */
export const upgrade =
  'GET /ws HTTP/1.1\r\nHost: localhost:8000\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';

/** The response that grants the WebSocket of `upgrade`. */
export const accepted =
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
  'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n';

/** A masking key. */
export const key = Uint8Array.of(1, 2, 3, 4);

/** The way of what a client sends. */
export const up = 'client-to-server';

/** The way of what a server sends. */
export const down = 'server-to-client';

/** A connection of the client Ana. */
export function opened(connection = 1): WireEvent {
  return {
    type: 'opened',
    connection,
    time: 0,
    network: 'run',
    port: 8000,
    client: { program: `c${connection}`, name: 'Ana' },
    server: { program: 's', name: 'servidor' },
  };
}

/** Bytes of the first connection; the time is in milliseconds. */
export function bytes(
  direction: Direction,
  content: string | Uint8Array<ArrayBuffer>,
  time = 0,
  source?: SourcePosition,
): WireEvent {
  const sent = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const event = { type: 'bytes', connection: 1, time, direction, bytes: sent } as const;
  return source === undefined ? event : { ...event, source };
}

/** What the log shows after these events. */
export function read(events: readonly WireEvent[]): WireEntry[] {
  const entries = createWireEntries();
  return events.flatMap((event) => entries.push(event));
}

/** An entry in one line. */
export function summary(entry: WireEntry): string {
  const { elapsed, client, type } = entry;
  const arrow = 'direction' in entry ? (entry.direction === up ? '→' : '←') : '';
  const start = `${elapsed} ${client}${arrow === '' ? '' : ` ${arrow}`}`;
  if (isSent(entry)) {
    const kind = entry.type === 'frame' ? `frame ${entry.number} ${entry.frame.opcodeName}` : type;
    const line = entry.source === null ? '' : ` ${entry.source.file}:${entry.source.line}`;
    return `${start} ${kind} "${entry.preview}" ${entry.size}${line}`;
  }
  if (entry.type === 'half-closed') return `${start} half-closed`;
  if (entry.type === 'fault') return `${start} ${entry.fault.type}`;
  const by = entry.type === 'reset' ? ` by ${entry.by}` : '';
  const codes =
    entry.end.type === 'websocket'
      ? `: client sees ${entry.end.codeSeenByClient}, server sees ${entry.end.codeSeenByServer}`
      : '';
  return `${start} ${type}${by}${codes}`;
}
