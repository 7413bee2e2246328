import { headerValue, type HttpHead } from './handshake-decoder.ts';

/** How the end of a body is known (RFC 9112 §6.3). */
export type BodyFraming =
  | { type: 'none' }
  | { type: 'length'; length: number }
  | { type: 'chunked' }
  | { type: 'until-close' };

/** The part of the bytes that belongs to the body, as it travelled, and what follows it. */
export type BodyReading = { body: Uint8Array; rest: Uint8Array; isDone: boolean };

/** Finds where one body ends, in any pieces (RFC 9112 §6 and §7.1). */
export type BodyDecoder = { push(bytes: Uint8Array): BodyReading };

/** Tells how a message's body ends; a response depends on the method that it answers (RFC 9112 §6.3). */
export function chooseBodyFraming(head: HttpHead, requestMethod: string): BodyFraming {
  const { startLine } = head;
  if (startLine.type === 'response') {
    const { status } = startLine;
    const isBodiless = status < 200 || status === 204 || status === 304;
    if (isBodiless || requestMethod === 'HEAD') return { type: 'none' };
  }
  const coding = headerValue(head, 'transfer-encoding')?.toLowerCase() ?? '';
  if (coding.split(/\s*,\s*/).includes('chunked')) return { type: 'chunked' };
  const length = headerValue(head, 'content-length');
  if (length !== undefined && /^\d{1,15}$/.test(length)) {
    return { type: 'length', length: Number(length) };
  }
  return startLine.type === 'request' ? { type: 'none' } : { type: 'until-close' };
}

/** Makes a decoder for one body. */
export function createBodyDecoder(framing: BodyFraming): BodyDecoder {
  if (framing.type === 'chunked') return createChunkedDecoder();
  let left =
    framing.type === 'none'
      ? 0
      : framing.type === 'length'
        ? framing.length
        : Number.POSITIVE_INFINITY;
  return {
    push(bytes) {
      const count = Math.min(left, bytes.length);
      left -= count;
      return { body: bytes.subarray(0, count), rest: bytes.subarray(count), isDone: left === 0 };
    },
  };
}

function createChunkedDecoder(): BodyDecoder {
  let state: 'size' | 'data' | 'after-data' | 'trailer' | 'done' = 'size';
  let line = '';
  let left = 0;

  function endLine(): void {
    if (state === 'size') {
      const size = Number.parseInt(line, 16);
      // A size that is none ends the body: the next head's decoder will say what is wrong there.
      left = Number.isSafeInteger(size) && size >= 0 ? size : 0;
      state = left > 0 ? 'data' : 'trailer';
    } else if (state === 'after-data') {
      state = 'size';
    } else if (state === 'trailer' && line.trim() === '') {
      state = 'done';
    }
    line = '';
  }

  return {
    push(bytes) {
      let i = 0;
      while (i < bytes.length && state !== 'done') {
        if (state === 'data') {
          const count = Math.min(left, bytes.length - i);
          left -= count;
          i += count;
          if (left === 0) state = 'after-data';
        } else {
          const byte = bytes[i] ?? 0;
          i += 1;
          if (byte === 0x0a) endLine();
          else if (line.length < 64) line += String.fromCharCode(byte);
        }
      }
      return { body: bytes.subarray(0, i), rest: bytes.subarray(i), isDone: state === 'done' };
    },
  };
}
