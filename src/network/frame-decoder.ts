import { createByteQueue } from './byte-queue.ts';
import { decodeClosePayload, isSendableCloseCode } from './close-codes.ts';
import { applyMask } from './frame-encoder.ts';
import { findHeaderProblems, readFrameHeader } from './frame-header.ts';
import type { FrameHeader, PlacedProblem } from './frame-header.ts';
import { closeCodeFor, explainProblem } from './frame-problems.ts';
import { nameOpcode } from './frame.ts';
import type { DecodedItem, Frame, FrameProblem, Role } from './frame.ts';
import { createMessageTracker, type Placement } from './message-tracker.ts';
import { createUtf8Checker } from './utf8-checker.ts';

/** How to read one direction of a connection after its handshake (RFC 6455 §5.1). */
export type FrameDecoderOptions = {
  /** Who sent the bytes: a client must mask, a server must not. */
  role: Role;
  /** The handshake agreed on permessage-deflate, so RSV1 is no violation; default false (RFC 7692). */
  permessageDeflate?: boolean;
  /** Where the stream's first frame begins, for offsets that count the handshake too; default 0. */
  startOffset?: number;
};

/** Turns the bytes of one direction into frames, in any pieces; it never throws (RFC 6455 §5). */
export type FrameDecoder = {
  /** Takes the next bytes and returns what is complete by them. */
  push(bytes: Uint8Array): DecodedItem[];
  /** Says that no more bytes come; a frame under way is then reported as truncated. */
  end(): DecodedItem[];
  /** Where the next frame begins, or the one under way began. */
  readonly offset: number;
  /** How many bytes of an unfinished frame wait. */
  readonly pendingBytes: number;
  /** An error made the rest of the stream unreadable. */
  readonly isStopped: boolean;
};

/** Makes a decoder for the frames that one side sends (RFC 6455 §5). */
export function createFrameDecoder(options: FrameDecoderOptions): FrameDecoder {
  const { role, permessageDeflate = false, startOffset = 0 } = options;
  const queue = createByteQueue();
  const tracker = createMessageTracker();
  let offset = startOffset;
  let isStopped = false;
  let current: { header: FrameHeader; placement: Placement; problems: FrameProblem[] } | null =
    null;

  function errorAt(problem: FrameProblem, at: number, isFinal = false): DecodedItem {
    const error = {
      problem,
      offset: offset + at,
      frameOffset: offset,
      closeCode: closeCodeFor(problem),
      isFinal,
      message: explainProblem(problem),
    };
    return { type: 'error', error };
  }

  function stop(items: DecodedItem[], problem: FrameProblem, at: number): DecodedItem[] {
    isStopped = true;
    items.push(errorAt(problem, at, true));
    return items;
  }

  function beginFrame(header: FrameHeader, items: DecodedItem[]): NonNullable<typeof current> {
    const placement = tracker.place({ ...header, offset });
    const found = [
      ...findHeaderProblems(header, role, permessageDeflate),
      ...placement.problems.map((problem) => ({ problem, at: 0 })),
    ];
    items.push(...found.map(({ problem, at }) => errorAt(problem, at)));
    return { header, placement, problems: found.map(({ problem }) => problem) };
  }

  return {
    get offset() {
      return offset;
    },
    get pendingBytes() {
      return queue.length;
    },
    get isStopped() {
      return isStopped;
    },
    push(bytes) {
      const items: DecodedItem[] = [];
      if (isStopped) return items;
      queue.push(bytes);
      for (;;) {
        if (current === null) {
          const reading = readFrameHeader(queue);
          if (reading.type === 'incomplete') return items;
          if (reading.type === 'unreadable') return stop(items, reading.problem, reading.at);
          current = beginFrame(reading.header, items);
        }
        const { header, placement, problems } = current;
        const size = header.headerLength + header.payloadLength;
        if (queue.length < size) return items;

        const whole = queue.take(size);
        const fields = cutFrame(header, whole);
        const found = findPayloadProblems(header, fields.payload, placement);
        const frame: Frame = {
          ...fields,
          offset,
          compressed: placement.compressed,
          message: placement.message,
          problems: [...problems, ...found.map(({ problem }) => problem)],
        };
        items.push({ type: 'frame', frame });
        items.push(...found.map(({ problem, at }) => errorAt(problem, at)));
        offset += size;
        current = null;
      }
    },
    end() {
      if (isStopped || queue.length === 0) return [];
      const expected =
        current === null ? 'unknown' : current.header.headerLength + current.header.payloadLength;
      const problem = { type: 'truncated', expected, received: queue.length } as const;
      return stop([], problem, queue.length);
    },
  };
}

function cutFrame(
  header: FrameHeader,
  bytes: Uint8Array,
): Omit<Frame, 'offset' | 'compressed' | 'message' | 'problems'> {
  const { headerLength, masked, ...bits } = header;
  const maskedPayload = bytes.subarray(headerLength);
  const maskingKey = masked ? bytes.subarray(headerLength - 4, headerLength) : null;
  return {
    ...bits,
    opcodeName: nameOpcode(header.opcode),
    masked,
    maskingKey,
    headerBytes: bytes.subarray(0, headerLength),
    maskedPayload,
    payload: maskingKey === null ? maskedPayload : applyMask(maskedPayload, maskingKey),
    size: bytes.length,
    bytes,
  };
}

function findPayloadProblems(
  header: FrameHeader,
  payload: Uint8Array,
  placement: Placement,
): PlacedProblem[] {
  const start = header.headerLength;
  if (nameOpcode(header.opcode) === 'close') return findCloseProblems(payload, start);
  const wrong = placement.checkText(payload);
  if (wrong === null) return [];
  const problem = { type: 'bad-utf8', where: 'text', found: wrong.found } as const;
  return [{ problem, at: start + wrong.index }];
}

function findCloseProblems(payload: Uint8Array, start: number): PlacedProblem[] {
  const close = decodeClosePayload(payload);
  if (close.type === 'empty') return [];
  if (close.type === 'too-short') {
    return [{ problem: { type: 'close-payload-too-short' }, at: start }];
  }
  const found: PlacedProblem[] = [];
  if (!isSendableCloseCode(close.code)) {
    found.push({ problem: { type: 'close-code-not-allowed', code: close.code }, at: start });
  }
  if (!close.isReasonValid) {
    const reason = payload.subarray(2);
    const index = createUtf8Checker().push(reason);
    const at = index === -1 ? reason.length : index;
    const problem = {
      type: 'bad-utf8',
      where: 'close-reason',
      found: reason[at] ?? 'end',
    } as const;
    found.push({ problem, at: start + 2 + at });
  }
  return found;
}
