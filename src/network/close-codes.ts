import { createUtf8Checker } from './utf8-checker.ts';

/**
 * Who gave a close code its meaning (RFC 6455 §7.4.2): the standard, the IANA registry,
 * libraries (3000–3999), applications (4000–4999), or nobody yet;
 * `local` codes only tell the program what happened and never travel; `invalid` ones are outside every range.
 */
export type CloseCodeStanding =
  'standard' | 'registered' | 'library' | 'application' | 'unassigned' | 'local' | 'invalid';

/** The payload of a close frame (RFC 6455 §5.5.1); `reason` has U+FFFD where its UTF-8 is wrong. */
export type ClosePayload =
  | { type: 'empty' }
  | { type: 'too-short' }
  | { type: 'code'; code: number; reason: string; isReasonValid: boolean };

const standards = new Set([1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011]);
const registered = new Set([1012, 1013, 1014]);
const locals = new Set([1005, 1006, 1015]);

/** Sorts a close code by who defined it (RFC 6455 §7.4). */
export function classifyCloseCode(code: number): CloseCodeStanding {
  if (standards.has(code)) return 'standard';
  if (registered.has(code)) return 'registered';
  if (locals.has(code)) return 'local';
  if (code >= 3000 && code <= 3999) return 'library';
  if (code >= 4000 && code <= 4999) return 'application';
  return code >= 1000 && code <= 2999 ? 'unassigned' : 'invalid';
}

/** Tells whether a close frame may carry the code (RFC 6455 §7.4.1 and §7.4.2). */
export function isSendableCloseCode(code: number): boolean {
  const standing = classifyCloseCode(code);
  return standing !== 'local' && standing !== 'unassigned' && standing !== 'invalid';
}

/** Reads the payload of a close frame, also a wrong one (RFC 6455 §5.5.1). */
export function decodeClosePayload(payload: Uint8Array): ClosePayload {
  const [high, low] = payload;
  if (high === undefined) return { type: 'empty' };
  if (low === undefined) return { type: 'too-short' };
  const reason = payload.subarray(2);
  const checker = createUtf8Checker();
  const isReasonValid = checker.push(reason) === -1 && checker.isComplete;
  return {
    type: 'code',
    code: (high << 8) | low,
    reason: new TextDecoder('utf-8', { ignoreBOM: true }).decode(reason),
    isReasonValid,
  };
}

/** Writes the payload of a close frame, also one that the standard forbids (RFC 6455 §5.5.1). */
export function encodeClosePayload(code: number, reason: string | Uint8Array = ''): Uint8Array {
  const text = typeof reason === 'string' ? new TextEncoder().encode(reason) : reason;
  const payload = new Uint8Array(2 + text.length);
  payload[0] = (code >> 8) & 0xff;
  payload[1] = code & 0xff;
  payload.set(text, 2);
  return payload;
}

/** The code that a program is told when this close frame was the last it got: an empty one is 1005 (RFC 6455 §7.1.5). */
export function codeSeenByReceiver(payload: ClosePayload): number {
  return payload.type === 'code' ? payload.code : 1005;
}
