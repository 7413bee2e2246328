/** What an opcode means; 3–7 and 11–15 are reserved (RFC 6455 §5.2). */
export type OpcodeName =
  'continuation' | 'text' | 'binary' | 'close' | 'ping' | 'pong' | 'reserved';

/** The side of a connection that sent the bytes: the client is the one that dialled (RFC 6455 §1.2). */
export type Role = 'client' | 'server';

/** How many bits carry the payload length (RFC 6455 §5.2). */
export type LengthForm = '7' | '16' | '64';

/** What a message is made of; `reserved` is a data frame of an opcode that nobody defined (RFC 6455 §5.6). */
export type MessageKind = 'text' | 'binary' | 'reserved';

/** A frame's place in its message (RFC 6455 §5.4); `firstOffset` is where the message's first frame began. */
export type MessagePart =
  | { part: 'whole'; kind: MessageKind }
  | { part: 'first'; kind: MessageKind }
  | { part: 'continuation'; kind: MessageKind; firstOffset: number }
  | { part: 'last'; kind: MessageKind; firstOffset: number }
  | { part: 'stray' }
  | { part: 'control' };

/** A violation of the protocol, with what was found (RFC 6455 §5, §7.4 and §8.1). */
export type FrameProblem =
  | { type: 'reserved-bits'; bits: readonly ('RSV1' | 'RSV2' | 'RSV3')[] }
  | { type: 'reserved-opcode'; opcode: number }
  | { type: 'not-masked' }
  | { type: 'masked-by-server' }
  | { type: 'length-has-top-bit' }
  | { type: 'length-too-large' }
  | { type: 'control-too-long'; opcode: number; length: number }
  | { type: 'control-fragmented'; opcode: number }
  | { type: 'unexpected-continuation' }
  | { type: 'message-not-finished'; opcode: number }
  | { type: 'data-after-close'; opcode: number }
  | { type: 'bad-utf8'; where: 'text' | 'close-reason'; found: number | 'end' }
  | { type: 'close-payload-too-short' }
  | { type: 'close-code-not-allowed'; code: number }
  | { type: 'truncated'; expected: number | 'unknown'; received: number };

/** Something against the letter of the standard that every implementation accepts (RFC 6455 §5.2). */
export type FrameRemark = { type: 'non-minimal-length'; form: LengthForm; minimal: LengthForm };

/** One frame as it was on the wire, header and payload (RFC 6455 §5.2). */
export type Frame = {
  fin: boolean;
  rsv1: boolean;
  rsv2: boolean;
  rsv3: boolean;
  opcode: number;
  opcodeName: OpcodeName;
  masked: boolean;
  /** The four bytes of the key, or null when the frame is not masked. */
  maskingKey: Uint8Array | null;
  payloadLength: number;
  lengthForm: LengthForm;
  /** Everything before the payload: 2 to 14 bytes. */
  headerBytes: Uint8Array;
  /** The payload as it travelled; the same bytes as `payload` when the frame is not masked. */
  maskedPayload: Uint8Array;
  payload: Uint8Array;
  /** The payload belongs to a message whose first frame had RSV1: it is kept deflated (RFC 7692 §6). */
  compressed: boolean;
  /** Where the frame began, in bytes from the start of the stream. */
  offset: number;
  /** Header and payload together, in bytes. */
  size: number;
  /** Header and payload together, as they travelled. */
  bytes: Uint8Array;
  message: MessagePart;
  problems: readonly FrameProblem[];
  remarks: readonly FrameRemark[];
};

/** A violation at the byte that shows it, with the close code that the receiver owes (RFC 6455 §7.1.7). */
export type FrameError = {
  problem: FrameProblem;
  /** The offending byte, from the start of the stream. */
  offset: number;
  /** Where the frame that contains it began. */
  frameOffset: number;
  closeCode: 1002 | 1007 | 1009;
  /** Nothing after it can be read: where the next frame begins is not known. */
  isFinal: boolean;
  /** What was wrong, in one English sentence. */
  message: string;
};

/** What the decoder found, in the order of the bytes (RFC 6455 §5). */
export type DecodedItem = { type: 'frame'; frame: Frame } | { type: 'error'; error: FrameError };

const opcodeNames: Readonly<Record<number, OpcodeName>> = {
  0x0: 'continuation',
  0x1: 'text',
  0x2: 'binary',
  0x8: 'close',
  0x9: 'ping',
  0xa: 'pong',
};

/** Names an opcode (RFC 6455 §11.8). */
export function nameOpcode(opcode: number): OpcodeName {
  return opcodeNames[opcode] ?? 'reserved';
}

/** Tells whether an opcode is a control frame's: the highest of its four bits is set (RFC 6455 §5.5). */
export function isControlOpcode(opcode: number): boolean {
  return (opcode & 0x8) !== 0;
}

/** The shortest form that can carry a length, which a sender must use (RFC 6455 §5.2). */
export function minimalLengthForm(length: number): LengthForm {
  if (length <= 125) return '7';
  return length <= 0xffff ? '16' : '64';
}
