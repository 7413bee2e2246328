/** A message that is not HTTP, with the codes and words of Node's parser. */
export class HttpParseError extends Error {
  readonly code: string;
  readonly reason: string;
  /** How far the bytes at hand were read. */
  bytesParsed: number;
  declare rawPacket: Buffer | undefined;

  constructor(code: string, reason: string, bytesParsed: number) {
    super(`Parse Error: ${reason}`);
    this.code = code;
    this.reason = reason;
    this.bytesParsed = bytesParsed;
  }

  override get name(): string {
    return 'Error';
  }
}

/** The error of a connection that ended within a message. */
export function endedWithinMessage(): HttpParseError {
  const error = new HttpParseError('HPE_INVALID_EOF_STATE', 'Invalid EOF state', 0);
  error.message = 'Parse Error';
  return error;
}

/** The bytes of a head as text: one character each. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) text += CHARACTERS[bytes[at] ?? 0] ?? '';
  return text;
}

const CHARACTERS = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));

/** Counts the bytes of a head's parts, and stops one that has too many. */
export class HeadBudget {
  readonly #limit: number;
  readonly #mostLines: number;
  #used = 0;
  #lines = 0;

  constructor(limit: number, mostLines: number) {
    this.#limit = limit;
    this.#mostLines = mostLines;
  }

  spend(bytes: number, at: number): void {
    this.#used += bytes;
    if (this.#used >= this.#limit) overflow(at);
  }

  spendLine(at: number): void {
    this.#lines++;
    if (this.#lines > this.#mostLines) overflow(at);
  }

  reset(): void {
    this.#used = 0;
    this.#lines = 0;
  }
}

function overflow(at: number): never {
  throw new HttpParseError('HPE_HEADER_OVERFLOW', 'Header overflow', at);
}
