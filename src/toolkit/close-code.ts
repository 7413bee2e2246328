const legal = '1000, another registered one (1001-1003, 1007-1014), or your own from 4000 to 4999';

/** Checks what a close frame may carry (RFC 6455, 5.5.1 and 7.4): a RangeError for an illegal code, or a reason over 123 bytes of UTF-8. */
export function checkClose(code: number, reason: string): void {
  const isRegistered = code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code);
  if (!Number.isInteger(code) || !(isRegistered || (code >= 3000 && code <= 4999))) {
    throw new RangeError(`The close code ${code} must not be sent. Use ${legal}.`);
  }
  const length = Buffer.byteLength(reason);
  if (length <= 123) return;
  throw new RangeError(
    `A close reason has room for 123 bytes, this one has ${length}. Send a short one, and the rest as a message before.`,
  );
}

/** The close code that `ws` sends for a fault of the client, by the error that it tells. */
export function closeCodeOfFault(error: Error & { code?: unknown }): number | undefined {
  const code = String(error.code);
  if (!code.startsWith('WS_ERR_')) return undefined;
  if (code === 'WS_ERR_INVALID_UTF8') return 1007;
  return /_UNSUPPORTED_\w+_LENGTH$|_TOO_MANY_/.test(code) ? 1009 : 1002;
}
