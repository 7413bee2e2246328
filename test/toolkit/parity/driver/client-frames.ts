import { Buffer } from 'node:buffer';
import type { RawFrame } from '../scenario.ts';

const maskingKey = Buffer.from([0x1f, 0x2e, 0x3d, 0x4c]);

/** Encodes a frame of a client (RFC 6455 section 5.2), masked unless the scenario says otherwise. */
export function encodeClientFrame(frame: RawFrame): Buffer {
  const payload =
    frame.hex === undefined ? Buffer.from(frame.text ?? '') : Buffer.from(frame.hex, 'hex');
  return encode(frame.opcode ?? (frame.hex === undefined ? 1 : 2), payload, frame);
}

/** Encodes a masked binary frame of the given bytes. */
export function encodeBinaryFrame(payload: Buffer): Buffer {
  return encode(2, payload, {});
}

/** Encodes a masked pong. */
export function encodePongFrame(payload: Buffer): Buffer {
  return encode(10, payload, {});
}

/** Encodes a masked close frame; without a code its payload is empty. */
export function encodeCloseFrame(code: number | null, reason = ''): Buffer {
  if (code === null) return encode(8, Buffer.alloc(0), {});
  const payload = Buffer.alloc(2);
  payload.writeUInt16BE(code);
  return encode(8, Buffer.concat([payload, Buffer.from(reason)]), {});
}

function encode(
  opcode: number,
  payload: Buffer,
  { fin = true, mask = true }: Pick<RawFrame, 'fin' | 'mask'>,
): Buffer {
  const first = Buffer.from([(fin ? 0x80 : 0) | opcode]);
  const parts = [first, encodeLength(payload.length, mask)];
  if (!mask) return Buffer.concat([...parts, payload]);
  const masked = Buffer.from(payload);
  for (let index = 0; index < masked.length; index++) {
    masked[index] = (masked[index] ?? 0) ^ (maskingKey[index % 4] ?? 0);
  }
  return Buffer.concat([...parts, maskingKey, masked]);
}

function encodeLength(length: number, mask: boolean): Buffer {
  const bit = mask ? 0x80 : 0;
  if (length < 126) return Buffer.from([bit | length]);
  const long = length > 0xffff;
  const bytes = Buffer.alloc(long ? 9 : 3);
  bytes[0] = bit | (long ? 127 : 126);
  if (long) bytes.writeBigUInt64BE(BigInt(length), 1);
  else bytes.writeUInt16BE(length, 1);
  return bytes;
}
