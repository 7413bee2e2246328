import { isControlOpcode, nameOpcode } from './frame.ts';
import type { FrameProblem, MessageKind, MessagePart } from './frame.ts';
import { createUtf8Checker, type Utf8Checker } from './utf8-checker.ts';

type OpenMessage = {
  kind: MessageKind;
  firstOffset: number;
  compressed: boolean;
  /** Null when the bytes of the message are no text that can be checked. */
  utf8: Utf8Checker | null;
};

/** A frame's place, and what is wrong with it being there. */
export type Placement = {
  message: MessagePart;
  compressed: boolean;
  problems: FrameProblem[];
  /** Checks the frame's payload as part of its message's text; the index of the wrong byte or null. */
  checkText(payload: Uint8Array): { index: number; found: number | 'end' } | null;
};

/** Follows the messages of one direction through their frames (RFC 6455 §5.4). */
export type MessageTracker = {
  place(frame: { fin: boolean; rsv1: boolean; opcode: number; offset: number }): Placement;
};

/** Makes a tracker at the start of a connection. */
export function createMessageTracker(): MessageTracker {
  let open: OpenMessage | null = null;
  let isClosed = false;

  function placeControl(fin: boolean, opcode: number): Placement {
    if (nameOpcode(opcode) === 'close') isClosed = true;
    const problems: FrameProblem[] = fin ? [] : [{ type: 'control-fragmented', opcode }];
    return { message: { part: 'control' }, compressed: false, problems, checkText: () => null };
  }

  return {
    place({ fin, rsv1, opcode, offset }) {
      if (isControlOpcode(opcode)) return placeControl(fin, opcode);

      const problems: FrameProblem[] = isClosed ? [{ type: 'data-after-close', opcode }] : [];
      if (opcode === 0) {
        if (open === null) {
          problems.push({ type: 'unexpected-continuation' });
          return { message: { part: 'stray' }, compressed: rsv1, problems, checkText: () => null };
        }
        const current = open;
        const { kind, firstOffset, compressed } = current;
        if (fin) open = null;
        const part = fin ? 'last' : 'continuation';
        const message = { part, kind, firstOffset } as const;
        return { message, compressed, problems, checkText: textCheck(current, fin) };
      }

      // RFC 6455 §5.4: fragments of one message must not be interleaved with another's.
      if (open !== null) problems.push({ type: 'message-not-finished', opcode });
      const kind = kindOf(opcode);
      const utf8 = kind === 'text' && !rsv1 ? createUtf8Checker() : null;
      const begun: OpenMessage = { kind, firstOffset: offset, compressed: rsv1, utf8 };
      open = fin ? null : begun;
      const message = { part: fin ? 'whole' : 'first', kind } as const;
      return { message, compressed: rsv1, problems, checkText: textCheck(begun, fin) };
    },
  };
}

function kindOf(opcode: number): MessageKind {
  const name = nameOpcode(opcode);
  return name === 'text' || name === 'binary' ? name : 'reserved';
}

function textCheck(message: OpenMessage, isLast: boolean): Placement['checkText'] {
  return (payload) => {
    if (message.utf8 === null) return null;
    const index = message.utf8.push(payload);
    if (index >= 0) {
      // One report is enough: after a wrong byte nobody knows where the next character begins.
      message.utf8 = null;
      return { index, found: payload[index] ?? 0 };
    }
    const endsInside = isLast && !message.utf8.isComplete;
    return endsInside ? { index: payload.length, found: 'end' } : null;
  };
}
