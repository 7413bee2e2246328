/**
 * Checks what a close frame may carry (RFC 6455, 5.5.1 and 7.4): throws a RangeError for a code that must not be
 * sent, or a reason over 123 bytes of UTF-8.
 */
export function checkClose(code: number, reason: string): void {
  const isKnown = code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code);
  if (!Number.isInteger(code) || !(isKnown || (code >= 3000 && code <= 4999))) {
    throw new RangeError(
      `The close code ${code} must not be sent. Use 1000, another registered one (1001-1003, 1007-1014), or your own from 4000 to 4999.`,
    );
  }
  const length = Buffer.byteLength(reason);
  if (length > LONGEST_REASON) {
    throw new RangeError(
      `A close reason has room for ${LONGEST_REASON} bytes, this one has ${length}. Send a short one, and the rest as a message before.`,
    );
  }
}

/** The close code that `ws` sends for a fault of the client, by the code of the error that it tells. */
export function closeCodeOfFault(error: Error & { code?: unknown }): number | undefined {
  const code = String(error.code);
  if (!code.startsWith('WS_ERR_')) return undefined;
  if (code === 'WS_ERR_INVALID_UTF8') return 1007;
  return tooLong.has(code) ? 1009 : 1002;
}

const tooLong: ReadonlySet<string> = new Set([
  'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH',
  'WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH',
  'WS_ERR_TOO_MANY_BUFFERED_PARTS',
]);
const LONGEST_REASON = 123;
