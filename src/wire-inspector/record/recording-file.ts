import { z } from 'zod';
import type { WireEvent } from '../../network/wire-event.ts';
import { fromBase64, toBase64 } from './base64.ts';

/** What happened on a wire, as it can be kept: `leftOut` counts the events after the last that fitted. */
export type Recording = {
  title: string;
  /** ISO 8601, in UTC. */
  recordedAt: string;
  leftOut: number;
  events: readonly WireEvent[];
};

/** What came of reading: the recording, or why it isn't one (`newer`: a later format; `place` names the damage). */
export type RecordingReading =
  | { status: 'read'; recording: Recording }
  | { status: 'foreign' | 'newer' | 'too-big' }
  | { status: 'damaged'; place: string };

/** Where no recording is longer, in characters. */
export const mostCharacters = 100_000_000;

const format = 'enchufe-wire';
const amount = z.number().nonnegative();
const direction = z.enum(['client-to-server', 'server-to-client']);
const end = z.object({ program: z.string(), name: z.string() });
const source = z.object({
  file: z.string(),
  line: z.int().positive(),
  column: z.int().positive().exactOptional(),
});
const fault = z.discriminatedUnion('type', [
  z.object({ type: z.literal('silence') }),
  z.object({
    type: z.literal('slow'),
    reader: z.enum(['client', 'server', 'both']),
    bytesPerSecond: amount,
  }),
  z.object({ type: z.literal('delay'), latencyMs: amount, jitterMs: amount }),
  z.object({ type: z.literal('restore') }),
]);
const place = { connection: z.int(), time: amount };
const event = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('opened'),
    ...place,
    network: z.string(),
    port: z.int(),
    client: end,
    server: end,
  }),
  z.object({
    type: z.literal('bytes'),
    ...place,
    direction,
    bytes: z.base64().transform(fromBase64),
    source: source.exactOptional(),
  }),
  z.object({ type: z.literal('half-closed'), ...place, direction }),
  z.object({
    type: z.literal('reset'),
    ...place,
    by: z.enum(['client', 'server', 'network']),
  }),
  z.object({ type: z.literal('closed'), ...place }),
  z.object({ type: z.literal('fault'), ...place, fault }),
]);
const recordingFile = z.object({
  format: z.literal(format),
  version: z.literal(1),
  title: z.string().max(300),
  recordedAt: z.iso.datetime(),
  leftOut: z.int().nonnegative(),
  events: z.array(event),
});

/** Writes a recording; every byte of the wire is in it as it was. */
export function writeRecording(recording: Recording): string {
  const { title, recordedAt, leftOut } = recording;
  const events = recording.events.map((each) =>
    each.type === 'bytes' ? { ...each, bytes: toBase64(each.bytes) } : each,
  );
  return JSON.stringify({ format, version: 1, title, recordedAt, leftOut, events });
}

/** Reads a text that should be a recording. */
export function readRecording(text: string): RecordingReading {
  if (text.length > mostCharacters) return { status: 'too-big' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // A file of ours that was cut off still begins as ours do.
    return /^\s*\{\s*"format":\s*"enchufe-wire"/.test(text)
      ? { status: 'damaged', place: 'JSON' }
      : { status: 'foreign' };
  }
  const head = z.object({ format: z.literal(format), version: z.number() }).safeParse(value);
  if (!head.success) return { status: 'foreign' };
  if (head.data.version > 1) return { status: 'newer' };
  const read = recordingFile.safeParse(value);
  if (!read.success) {
    return { status: 'damaged', place: read.error.issues[0]?.path.join(' › ') ?? '' };
  }
  const { title, recordedAt, leftOut, events } = read.data;
  const lost = findUnopened(events);
  if (lost !== -1) return { status: 'damaged', place: `events › ${String(lost)} › connection` };
  return { status: 'read', recording: { title, recordedAt, leftOut, events } };
}

/** Where the first event stands whose connection was never opened, -1 where there is none. */
function findUnopened(events: readonly WireEvent[]): number {
  const opened = new Set<number>();
  return events.findIndex((each) => {
    if (each.type === 'opened') opened.add(each.connection);
    return !opened.has(each.connection);
  });
}
