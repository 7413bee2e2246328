import type { MessageKind } from '../../network/frame.ts';
import type { WireEntry } from '../../network/wire-entry.ts';

/** A frame among the entries. */
export type FrameEntry = Extract<WireEntry, { type: 'frame' }>;

/** A whole message as it crossed: its frames with their places in the log, oldest first. */
export type WireMessage = {
  kind: MessageKind;
  frames: readonly FrameEntry[];
  /** Where the message's last frame stands among the entries: only then it was complete. */
  index: number;
  length: number;
};

/** The complete data messages of a log, in the order in which they became complete (RFC 6455 §5.4). */
export function messagesOf(entries: readonly WireEntry[]): WireMessage[] {
  const messages: WireMessage[] = [];
  const begun = new Map<string, FrameEntry[]>();
  entries.forEach((entry, index) => {
    if (entry.type !== 'frame' || !('kind' in entry.frame.message)) return;
    const { part, kind } = entry.frame.message;
    if (part === 'whole') {
      messages.push({ kind, frames: [entry], index, length: entry.frame.payloadLength });
      return;
    }
    const way = `${entry.connection} ${entry.direction}`;
    if (part === 'first') begun.set(way, []);
    const frames = begun.get(way);
    frames?.push(entry);
    if (part !== 'last' || frames === undefined) return;
    begun.delete(way);
    const length = frames.reduce((sum, { frame }) => sum + frame.payloadLength, 0);
    messages.push({ kind, frames, index, length });
  });
  return messages;
}

/** Tells whether two messages have the same opcode and the same payload, however they were cut into frames. */
export function isSameMessage(one: WireMessage, other: WireMessage): boolean {
  if (one.kind !== other.kind || one.length !== other.length) return false;
  if (one.frames[0]?.frame.compressed !== other.frames[0]?.frame.compressed) return false;
  const mine = payloadOf(one);
  const theirs = payloadOf(other);
  return mine.every((byte, index) => byte === theirs[index]);
}

function payloadOf({ frames, length }: WireMessage): Uint8Array {
  const [first] = frames;
  if (frames.length === 1 && first !== undefined) return first.frame.payload;
  const payload = new Uint8Array(length);
  let offset = 0;
  for (const { frame } of frames) {
    payload.set(frame.payload, offset);
    offset += frame.payloadLength;
  }
  return payload;
}
