import { createFrameDecoder } from '../../src/network/frame-decoder.ts';
import type { DecodedItem, Frame, FrameError, Role } from '../../src/network/frame.ts';

/** The masking key of the examples of RFC 6455 §5.7. */
export const exampleKey = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d);

/** Everything that a decoder says of a stream that arrives in these pieces, and then ends. */
export function decodeAll(role: Role, pieces: readonly Uint8Array[]): DecodedItem[] {
  const decoder = createFrameDecoder({ role });
  return [...pieces.flatMap((piece) => decoder.push(piece)), ...decoder.end()];
}

/** The frames of a stream that arrives in these pieces. */
export function framesOf(role: Role, ...pieces: Uint8Array[]): Frame[] {
  return decodeAll(role, pieces).flatMap((item) => (item.type === 'frame' ? [item.frame] : []));
}

/** The errors among what a decoder said. */
export function errorsOf(items: readonly DecodedItem[]): FrameError[] {
  return items.flatMap((item) => (item.type === 'error' ? [item.error] : []));
}

/** A frame's payload as text. */
export function textOf(frame: Frame | undefined): string {
  return new TextDecoder().decode(frame?.payload);
}
