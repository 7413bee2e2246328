import { encodeClosePayload } from '../../../src/network/close-codes.ts';
import { encodeFrame, type FrameSpec } from '../../../src/network/frame-encoder.ts';
import { createWireEntries } from '../../../src/network/wire-entries.ts';
import type { WireEntry } from '../../../src/network/wire-entry.ts';
import type { Direction, WireEvent } from '../../../src/network/wire-event.ts';
import { accepted, down, key, up, upgrade } from '../../network/wire-of-ana.ts';

/** The names of the room's clients by connection. */
export const names = ['', 'Ana', 'Luis', 'Marta'];

/** The events of a client that connects and is accepted. */
export function joins(connection: number, time = 0, port = 8000): WireEvent[] {
  const program = `c${connection}`;
  const name = names[connection] ?? program;
  return [
    {
      type: 'opened',
      connection,
      time,
      network: 'run',
      port,
      client: { program, name },
      server: { program: 's', name: 'server' },
    },
    crosses(connection, time, up, new TextEncoder().encode(upgrade)),
    crosses(connection, time, down, new TextEncoder().encode(accepted)),
  ];
}

/** A frame that the server sends to a client. */
export function gets(connection: number, time: number, spec: FrameSpec | string): WireEvent {
  const frame = typeof spec === 'string' ? { opcode: 'text' as const, payload: spec } : spec;
  return crosses(connection, time, down, encodeFrame(frame));
}

/** A frame that a client sends to the server, masked. */
export function says(connection: number, time: number, spec: FrameSpec | string): WireEvent {
  const frame = typeof spec === 'string' ? { opcode: 'text' as const, payload: spec } : spec;
  return crosses(connection, time, up, encodeFrame({ ...frame, maskingKey: key }));
}

/** A close frame of the client. */
export function saysGoodbye(connection: number, time: number): WireEvent {
  return says(connection, time, { opcode: 'close', payload: encodeClosePayload(1000, '') });
}

/** The rows of what happened; a smaller limit loses the oldest. */
export function rowsOf(events: readonly WireEvent[], maxEntries = 100): readonly WireEntry[] {
  const entries = createWireEntries({ maxEntries });
  for (const event of events) entries.push(event);
  return entries.list();
}

function crosses(
  connection: number,
  time: number,
  direction: Direction,
  bytes: Uint8Array<ArrayBuffer>,
): WireEvent {
  return { type: 'bytes', connection, time, direction, bytes };
}
