import type { ByteQueue } from './byte-queue.ts';
import { isControlOpcode, minimalLengthForm, nameOpcode } from './frame.ts';
import type { FrameProblem, FrameRemark, LengthForm, Role } from './frame.ts';

/** The fields of a frame before its payload (RFC 6455 §5.2). */
export type FrameHeader = {
  fin: boolean;
  rsv1: boolean;
  rsv2: boolean;
  rsv3: boolean;
  opcode: number;
  masked: boolean;
  lengthForm: LengthForm;
  payloadLength: number;
  /** 2 to 14 bytes. */
  headerLength: number;
  remarks: FrameRemark[];
};

/** A problem and the byte of the frame that shows it. */
export type PlacedProblem = { problem: FrameProblem; at: number };

/** What the waiting bytes give: a header, the need for more bytes, or a length that nobody can skip. */
export type HeaderReading =
  | { type: 'header'; header: FrameHeader }
  | { type: 'incomplete' }
  | { type: 'unreadable'; problem: FrameProblem; at: number; headerLength: number };

/** Reads the header at the front of the queue without removing it (RFC 6455 §5.2). */
export function readFrameHeader(queue: ByteQueue): HeaderReading {
  if (queue.length < 2) return { type: 'incomplete' };
  const first = queue.at(0);
  const second = queue.at(1);
  const masked = (second & 0x80) !== 0;
  const length7 = second & 0x7f;
  const lengthForm = length7 === 126 ? '16' : length7 === 127 ? '64' : '7';
  const lengthBytes = lengthForm === '7' ? 0 : lengthForm === '16' ? 2 : 8;
  const headerLength = 2 + lengthBytes + (masked ? 4 : 0);
  if (queue.length < headerLength) return { type: 'incomplete' };

  if (lengthForm === '64' && queue.at(2) >= 0x80) {
    return { type: 'unreadable', problem: { type: 'length-has-top-bit' }, at: 2, headerLength };
  }
  let payloadLength = lengthForm === '7' ? length7 : 0;
  for (let i = 0; i < lengthBytes; i += 1) payloadLength = payloadLength * 256 + queue.at(2 + i);
  if (!Number.isSafeInteger(headerLength + payloadLength)) {
    return { type: 'unreadable', problem: { type: 'length-too-large' }, at: 2, headerLength };
  }

  const minimal = minimalLengthForm(payloadLength);
  const remarks: FrameRemark[] =
    minimal === lengthForm ? [] : [{ type: 'non-minimal-length', form: lengthForm, minimal }];
  const header = {
    fin: (first & 0x80) !== 0,
    rsv1: (first & 0x40) !== 0,
    rsv2: (first & 0x20) !== 0,
    rsv3: (first & 0x10) !== 0,
    opcode: first & 0x0f,
    masked,
    lengthForm,
    payloadLength,
    headerLength,
    remarks,
  } as const;
  return { type: 'header', header };
}

/** Finds what a header does wrong by itself, whatever came before it (RFC 6455 §5.1, §5.2, §5.5). */
export function findHeaderProblems(
  header: FrameHeader,
  sender: Role,
  allowsCompression: boolean,
): PlacedProblem[] {
  const { opcode, payloadLength } = header;
  const found: PlacedProblem[] = [];
  // RFC 7692 §6.1: only the first frame of a data message may say that it is compressed.
  const mayHaveRsv1 = allowsCompression && !isControlOpcode(opcode) && opcode !== 0;
  const bits: ('RSV1' | 'RSV2' | 'RSV3')[] = [];
  if (header.rsv1 && !mayHaveRsv1) bits.push('RSV1');
  if (header.rsv2) bits.push('RSV2');
  if (header.rsv3) bits.push('RSV3');
  if (bits.length > 0) found.push({ problem: { type: 'reserved-bits', bits }, at: 0 });
  if (nameOpcode(opcode) === 'reserved') {
    found.push({ problem: { type: 'reserved-opcode', opcode }, at: 0 });
  }
  if (sender === 'client' && !header.masked) found.push({ problem: { type: 'not-masked' }, at: 1 });
  if (sender === 'server' && header.masked) {
    found.push({ problem: { type: 'masked-by-server' }, at: 1 });
  }
  if (isControlOpcode(opcode) && payloadLength > 125) {
    const problem = { type: 'control-too-long', opcode, length: payloadLength } as const;
    found.push({ problem, at: 1 });
  }
  return found;
}
