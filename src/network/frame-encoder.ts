import { minimalLengthForm, type LengthForm, type OpcodeName } from './frame.ts';

/**
 * A frame to build; what is left out is as the standard wants it, and everything can be set wrong (RFC 6455 §5.2).
 */
export type FrameSpec = {
  opcode: Exclude<OpcodeName, 'reserved'> | number;
  /** Text is written as UTF-8. */
  payload?: string | Uint8Array;
  /** Default true. */
  fin?: boolean;
  rsv1?: boolean;
  rsv2?: boolean;
  rsv3?: boolean;
  /** Four bytes, `random`, or null for none (the default, right for a server only). */
  maskingKey?: Uint8Array | 'random' | null;
  /** Default: the shortest that fits. */
  lengthForm?: LengthForm;
  /** What the header claims instead of the payload's true length. */
  declaredLength?: number | bigint;
};

const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** Builds the bytes of one frame (RFC 6455 §5.2). */
export function encodeFrame(spec: FrameSpec): Uint8Array<ArrayBuffer> {
  const payload = toBytes(spec.payload ?? '');
  const length = BigInt(spec.declaredLength ?? payload.length);
  const form = spec.lengthForm ?? minimalLengthForm(Number(length));
  const key = chooseKey(spec.maskingKey ?? null);
  const lengthBytes = form === '7' ? 0 : form === '16' ? 2 : 8;
  const headerLength = 2 + lengthBytes + (key === null ? 0 : 4);

  const bytes = new Uint8Array(headerLength + payload.length);
  const view = new DataView(bytes.buffer);
  const opcode = typeof spec.opcode === 'number' ? spec.opcode : opcodes[spec.opcode];
  bytes[0] =
    ((spec.fin ?? true) ? 0x80 : 0) |
    (spec.rsv1 ? 0x40 : 0) |
    (spec.rsv2 ? 0x20 : 0) |
    (spec.rsv3 ? 0x10 : 0) |
    (opcode & 0x0f);
  const length7 = form === '7' ? Number(length & 0x7fn) : form === '16' ? 126 : 127;
  bytes[1] = (key === null ? 0 : 0x80) | length7;
  if (form === '16') view.setUint16(2, Number(length & 0xffffn));
  if (form === '64') view.setBigUint64(2, length);

  if (key === null) {
    bytes.set(payload, headerLength);
  } else {
    bytes.set(key, headerLength - 4);
    bytes.set(applyMask(payload, key), headerLength);
  }
  return bytes;
}

/** Masks or unmasks: each byte XOR the key's byte at its index modulo 4 (RFC 6455 §5.3). */
export function applyMask(bytes: Uint8Array, key: Uint8Array): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i += 1) result[i] = (bytes[i] ?? 0) ^ (key[i & 3] ?? 0);
  return result;
}

function chooseKey(key: Uint8Array | 'random' | null): Uint8Array | null {
  if (key === 'random') return crypto.getRandomValues(new Uint8Array(4));
  if (key !== null && key.length !== 4) {
    throw new RangeError(`Expected a masking key of 4 bytes, got ${key.length}.`);
  }
  return key;
}

function toBytes(payload: string | Uint8Array): Uint8Array {
  return typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
}
