import { controlLimit } from './message-draft.ts';

/** Why `ws` would not send a close frame (RFC 6455 §7.4). */
export type CloseProblem =
  /** 1005, 1006 and 1015 say what happened where no code travelled. */
  | { problem: 'never-travels'; code: number }
  /** Below 1000, 1004, 1016–2999: nobody may use them, or nobody may yet. */
  | { problem: 'unassigned'; code: number }
  | { problem: 'out-of-range'; code: number }
  | { problem: 'not-a-number' }
  /** A reason travels behind a code, never alone. */
  | { problem: 'reason-without-code' }
  | { problem: 'reason-too-long'; bytes: number };

/** The longest reason, in bytes of UTF-8: a control frame carries 125, and the code takes two. */
export const reasonLimit = controlLimit - 2;

/** Reads a typed close: `code` is null where none is given; a wrong one comes with the frame that would carry it. */
export function readCloseDraft(
  codeText: string,
  reason: string,
): { status: 'ready'; code: number | null } | { status: 'wrong'; problem: CloseProblem } {
  const typed = codeText.trim();
  const bytes = new TextEncoder().encode(reason).length;
  if (typed === '') {
    return bytes > 0
      ? { status: 'wrong', problem: { problem: 'reason-without-code' } }
      : { status: 'ready', code: null };
  }
  if (!/^\d{1,9}$/.test(typed)) return { status: 'wrong', problem: { problem: 'not-a-number' } };
  const code = Number(typed);
  const problem = codeProblem(code);
  if (problem) return { status: 'wrong', problem: { problem, code } };
  if (bytes > reasonLimit) {
    return { status: 'wrong', problem: { problem: 'reason-too-long', bytes } };
  }
  return { status: 'ready', code };
}

/** The bytes of a masked close frame with any code that fits two bytes (RFC 6455 §5.5.1); undefined where none can. */
export function closeFrameBytes(code: number, reason: string): number[] | undefined {
  const text = new TextEncoder().encode(reason);
  if (code > 0xffff || text.length > reasonLimit) return undefined;
  // A masking key of zeros leaves the payload readable.
  return [0x88, 0x80 | (text.length + 2), 0, 0, 0, 0, code >> 8, code & 0xff, ...text];
}

function codeProblem(code: number): 'never-travels' | 'unassigned' | 'out-of-range' | undefined {
  if (code === 1005 || code === 1006 || code === 1015) return 'never-travels';
  if (code < 1000 || code >= 5000) return 'out-of-range';
  return code === 1004 || (code > 1014 && code < 3000) ? 'unassigned' : undefined;
}
