import type { WireEntry } from '../network/wire-entry.ts';
import type { Direction } from '../network/wire-event.ts';

/** What came of inflating a message: its bytes, or why they can't be known here. */
export type Inflated =
  | { status: 'inflated'; bytes: Uint8Array }
  /** The entries no longer hold what the compression refers to. */
  | { status: 'beginning-lost' }
  | { status: 'unfinished' | 'too-big' | 'damaged' };

/** Nobody reads more of a message than this, in bytes. */
const most = 16 * 1024 * 1024;

/** What a sender leaves out at the end of each message (RFC 7692 §7.2.1). */
const tail = Uint8Array.of(0, 0, 0xff, 0xff);
/** An empty last block, so that the stream may end. */
const lastBlock = Uint8Array.of(1, 0, 0, 0xff, 0xff);

/**
 * Inflates the compressed message that a frame belongs to. A sender may refer to its earlier messages, so that all of
 * them since the handshake are read (RFC 7692 §7.2.2).
 */
export async function inflateMessage(
  entries: readonly WireEntry[],
  frame: Extract<WireEntry, { type: 'frame' }>,
): Promise<Inflated> {
  const own = entries.filter(({ connection }) => connection === frame.connection);
  if (!own.some(({ type }) => type === 'response')) return { status: 'beginning-lost' };
  const messages = compressedMessages(own, frame.direction);
  const place = messages.findIndex(({ ids }) => ids.includes(frame.id));
  if (place === -1) return { status: 'unfinished' };
  try {
    const before = await inflate(messages.slice(0, place));
    const whole = before && (await inflate(messages.slice(0, place + 1)));
    if (!before || !whole) return { status: 'too-big' };
    return { status: 'inflated', bytes: whole.subarray(before.length) };
  } catch {
    return { status: 'damaged' };
  }
}

type CompressedMessage = { ids: string[]; payloads: Uint8Array[] };

/** The complete compressed messages of one direction, in order. */
function compressedMessages(
  entries: readonly WireEntry[],
  direction: Direction,
): CompressedMessage[] {
  const messages: CompressedMessage[] = [];
  let current: CompressedMessage | undefined;
  for (const entry of entries) {
    if (entry.type !== 'frame' || entry.direction !== direction || !entry.frame.compressed)
      continue;
    const { frame, id } = entry;
    current ??= { ids: [], payloads: [] };
    current.ids.push(id);
    current.payloads.push(frame.payload);
    if (!frame.fin) continue;
    messages.push(current);
    current = undefined;
  }
  return messages;
}

/** Inflates messages as one stream; undefined where it comes to too much. */
async function inflate(messages: readonly CompressedMessage[]): Promise<Uint8Array | undefined> {
  const parts = messages.flatMap(({ payloads }) => [...payloads, tail]);
  const deflated = new Blob([...parts, lastBlock].map((part) => Uint8Array.from(part)));
  const reader = deflated.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    pieces.push(piece.value);
    size += piece.value.length;
    if (size <= most) continue;
    await reader.cancel();
    return undefined;
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
