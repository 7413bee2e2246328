import { decodeClosePayload } from './close-codes.ts';
import { createFrameDecoder, type FrameDecoder } from './frame-decoder.ts';
import type { DecodedItem } from './frame.ts';
import { createHeadDecoder } from './handshake-decoder.ts';
import type { HeadDecoder, HeadItem, HttpHead } from './handshake-decoder.ts';
import { createBodyDecoder, type BodyDecoder, type BodyFraming } from './http-body-decoder.ts';
import { previewFrame, previewUnknown } from './payload-preview.ts';
import type { EntryContent, SentBytes } from './wire-entry.ts';
import type { Direction, SourcePosition } from './wire-event.ts';

/** What follows a head on the same direction. */
export type AfterHead =
  | { type: 'body'; framing: BodyFraming }
  /** Nothing is read until the peer's answer tells whether frames follow. */
  | { type: 'hold' }
  | { type: 'frames'; permessageDeflate: boolean };

/** What a direction's reader asks and tells its connection. */
export type DirectionContext = {
  direction: Direction;
  emit: (content: EntryContent) => void;
  /** Reports a head as an entry and says what follows it. */
  onHead: (head: HttpHead, sent: SentBytes, time: number) => AfterHead;
};

/** Reads the bytes of one direction: heads and bodies, then frames. */
export type DirectionReader = {
  push(bytes: Uint8Array, time: number, source: SourcePosition | null): void;
  /** Goes on with what was held, as frames or as HTTP. */
  release(next: AfterHead): void;
  /** Says that no more bytes come. */
  end(): void;
};

type State =
  | { type: 'head'; decoder: HeadDecoder }
  | { type: 'body'; decoder: BodyDecoder }
  | { type: 'hold'; held: { bytes: Uint8Array; offset: number }[] }
  | { type: 'frames'; decoder: FrameDecoder }
  | { type: 'unreadable' };

/** Makes a reader at the start of a connection's direction. */
export function createDirectionReader(context: DirectionContext): DirectionReader {
  const { direction, emit } = context;
  const expected = direction === 'client-to-server' ? 'request' : 'response';
  const writes = createWriteMarks();
  let received = 0;
  /** Up to here everything is read; a head or frame under way begins here. */
  let position = 0;
  let isEnded = false;
  let state: State = { type: 'head', decoder: createHeadDecoder(expected) };

  function sentAt(
    offset: number,
    bytes: Uint8Array,
    preview: string,
  ): SentBytes & { time: number } {
    const { time, source } = writes.find(offset);
    return { direction, preview, size: bytes.length, bytes, offset, source, time };
  }

  function nextHead(): State {
    return { type: 'head', decoder: createHeadDecoder(expected, position) };
  }

  function enter(next: AfterHead): State {
    if (next.type === 'hold') return { type: 'hold', held: [] };
    if (next.type === 'frames') {
      const role = direction === 'client-to-server' ? 'client' : 'server';
      const { permessageDeflate } = next;
      const decoder = createFrameDecoder({ role, permessageDeflate, startOffset: position });
      return { type: 'frames', decoder };
    }
    if (next.framing.type === 'none') return nextHead();
    return { type: 'body', decoder: createBodyDecoder(next.framing) };
  }

  function readHeadItems(items: readonly HeadItem[], bytes: Uint8Array): Uint8Array {
    let rest: Uint8Array = new Uint8Array(0);
    for (const item of items) {
      if (item.type === 'error') {
        const { error } = item;
        // A head that is read in spite of a bad line gets its own entry with the bytes.
        const shown = error.isFinal ? bytes : bytes.subarray(0, 0);
        emit({ type: 'head-error', error, ...sentAt(error.offset, shown, error.message) });
        if (error.isFinal) state = { type: 'unreadable' };
      } else {
        const { head } = item;
        const { time, ...sent } = sentAt(head.offset, head.bytes, '');
        position = head.offset + head.size;
        state = enter(context.onHead(head, sent, time));
        rest = item.rest;
      }
    }
    return rest;
  }

  function readFrameItems(items: readonly DecodedItem[], decoder: FrameDecoder): void {
    for (const item of items) {
      if (item.type === 'frame') {
        const { frame } = item;
        const close = frame.opcodeName === 'close' ? decodeClosePayload(frame.payload) : null;
        const sent = sentAt(frame.offset, frame.bytes, previewFrame(frame, close));
        emit({ type: 'frame', frame, number: 0, close, ...sent });
      } else {
        const { error } = item;
        const nothing = new Uint8Array(0);
        emit({ type: 'frame-error', error, ...sentAt(error.frameOffset, nothing, error.message) });
      }
    }
    position = decoder.offset;
    if (decoder.isStopped) state = { type: 'unreadable' };
  }

  function readBody(decoder: BodyDecoder, bytes: Uint8Array): Uint8Array {
    const { body, rest, isDone } = decoder.push(bytes);
    if (body.length > 0) {
      emit({ type: 'http-body', ...sentAt(position, body, previewUnknown(body)) });
    }
    position += body.length;
    if (isDone) state = nextHead();
    return rest;
  }

  function read(bytes: Uint8Array, offset: number): void {
    let rest = bytes;
    while (rest.length > 0) {
      const start = offset + bytes.length - rest.length;
      if (state.type === 'head') {
        rest = readHeadItems(state.decoder.push(rest), rest);
      } else if (state.type === 'body') {
        rest = readBody(state.decoder, rest);
      } else if (state.type === 'frames') {
        readFrameItems(state.decoder.push(rest), state.decoder);
        return;
      } else if (state.type === 'hold') {
        state.held.push({ bytes: rest, offset: start });
        return;
      } else {
        emit({ type: 'unreadable', ...sentAt(start, rest, previewUnknown(rest)) });
        return;
      }
    }
  }

  return {
    push(bytes, time, source) {
      writes.forgetBefore(position);
      writes.add(received, time, source);
      received += bytes.length;
      read(bytes, received - bytes.length);
    },
    release(next) {
      if (state.type !== 'hold') return;
      const { held } = state;
      state = enter(next);
      for (const { bytes, offset } of held) read(bytes, offset);
    },
    end() {
      if (isEnded) return;
      isEnded = true;
      if (state.type === 'head') readHeadItems(state.decoder.end(), new Uint8Array(0));
      else if (state.type === 'frames') readFrameItems(state.decoder.end(), state.decoder);
      else if (state.type === 'hold') {
        for (const { bytes, offset } of state.held) {
          emit({ type: 'unreadable', ...sentAt(offset, bytes, previewUnknown(bytes)) });
        }
      }
    },
  };
}

type WriteMark = { offset: number; time: number; source: SourcePosition | null };

/** Remembers which write put a byte on the wire, as long as the byte is not read. */
function createWriteMarks(): {
  add(offset: number, time: number, source: SourcePosition | null): void;
  find(offset: number): WriteMark;
  forgetBefore(offset: number): void;
} {
  let marks: WriteMark[] = [];
  return {
    add(offset, time, source) {
      marks.push({ offset, time, source });
    },
    find(offset) {
      const mark = marks.findLast((candidate) => candidate.offset <= offset) ?? marks[0];
      return mark ?? { offset: 0, time: 0, source: null };
    },
    forgetBefore(offset) {
      let past = 0;
      while ((marks[past + 1]?.offset ?? Number.POSITIVE_INFINITY) <= offset) past += 1;
      if (past > 0) marks = marks.slice(past);
    },
  };
}
