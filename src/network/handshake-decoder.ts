/** The first line of an HTTP/1.1 message (RFC 9112 §3 and §4). */
export type StartLine =
  | { type: 'request'; method: string; target: string; version: string }
  | { type: 'response'; version: string; status: number; reason: string };

/** A header field as it was written, order and case kept (RFC 9112 §5). */
export type HeaderField = { name: string; value: string };

/** The head of a request or response: everything up to the empty line (RFC 9112 §2.1). */
export type HttpHead = {
  startLine: StartLine;
  headers: readonly HeaderField[];
  /** The bytes as text, one character a byte. */
  text: string;
  bytes: Uint8Array;
  offset: number;
  size: number;
};

/** Why bytes are no HTTP head (RFC 9112 §2.2, §3, §4 and §5). */
export type HeadProblem =
  | { type: 'bad-start-line'; expected: 'request' | 'response'; line: string }
  | { type: 'bad-header-line'; line: string }
  | { type: 'control-character'; found: number }
  | { type: 'head-too-long'; limit: number }
  | { type: 'head-truncated'; received: number };

/** A violation at the byte where its line begins, or at the byte itself. */
export type HeadError = {
  problem: HeadProblem;
  offset: number;
  /** What follows can't be read as HTTP. */
  isFinal: boolean;
  /** What was wrong, in one English sentence. */
  message: string;
};

/** What the decoder found; `rest` is what follows the head. */
export type HeadItem =
  { type: 'head'; head: HttpHead; rest: Uint8Array } | { type: 'error'; error: HeadError };

/** Reads one head in any pieces; it never throws (RFC 6455 §4, RFC 9112 §2). */
export type HeadDecoder = {
  push(bytes: Uint8Array): HeadItem[];
  /** Says that no more bytes come; a head under way is then reported as truncated. */
  end(): HeadItem[];
};

const headLimit = 65_536;
const requestLine = /^([!#$%&'*+.^_`|~\w-]+) (\S+) (HTTP\/\d\.\d)$/;
const statusLine = /^(HTTP\/\d\.\d) (\d{3})(?: (.*))?$/;
const headerLine = /^([!#$%&'*+.^_`|~\w-]+):(.*)$/;

/** Makes a decoder for one head that begins at `offset` of its stream (RFC 9112 §2). */
export function createHeadDecoder(expected: 'request' | 'response', offset = 0): HeadDecoder {
  let pieces: Uint8Array[] = [];
  let received = 0;
  let lineLength = 0;
  let lines = 0;
  let isDone = false;

  function fail(problem: HeadProblem, at: number): HeadItem[] {
    isDone = true;
    return [errorItem(problem, offset + at, true)];
  }

  return {
    push(bytes) {
      if (isDone) return [];
      for (let i = 0; i < bytes.length; i += 1) {
        const byte = bytes[i] ?? 0;
        const position = received + i;
        if (position >= headLimit)
          return fail({ type: 'head-too-long', limit: headLimit }, position);
        if (byte === 0x0a) {
          lines += 1;
          const isEmptyLine = lineLength === 0;
          lineLength = 0;
          const isFirstLine = lines === 1;
          if (!isFirstLine && !isEmptyLine) continue;
          const text = latin1(join([...pieces, bytes.subarray(0, i + 1)], position + 1));
          if (isFirstLine) {
            const line = text.trimEnd();
            if (parseStartLine(expected, line) !== null) continue;
            return fail({ type: 'bad-start-line', expected, line }, 0);
          }
          isDone = true;
          const headBytes = join([...pieces, bytes.subarray(0, i + 1)], position + 1);
          return readHead(expected, headBytes, text, offset, bytes.subarray(i + 1));
        }
        if (byte === 0x0d) continue;
        lineLength += 1;
        if ((byte < 0x20 && byte !== 0x09) || byte === 0x7f) {
          return fail({ type: 'control-character', found: byte }, position);
        }
      }
      pieces.push(bytes);
      received += bytes.length;
      return [];
    },
    end() {
      if (isDone || received === 0) return [];
      pieces = [];
      return fail({ type: 'head-truncated', received }, received);
    },
  };
}

/** The value of a header, names compared without case; several fields of one name are joined (RFC 9110 §5.3). */
export function headerValue(head: HttpHead, name: string): string | undefined {
  const wanted = name.toLowerCase();
  const values = head.headers.filter((field) => field.name.toLowerCase() === wanted);
  return values.length === 0 ? undefined : values.map((field) => field.value).join(', ');
}

/** Tells whether a request asks to become a WebSocket (RFC 6455 §4.1). */
export function isUpgradeRequest(head: HttpHead): boolean {
  const upgrade = headerValue(head, 'upgrade')?.toLowerCase() ?? '';
  return head.startLine.type === 'request' && upgrade.split(/\s*,\s*/).includes('websocket');
}

/** Tells whether a response makes the connection a WebSocket: status 101 (RFC 6455 §4.1). */
export function isUpgradeResponse(head: HttpHead): boolean {
  return head.startLine.type === 'response' && head.startLine.status === 101;
}

/** Says in one English sentence why a head is none (RFC 9112 §2.2). */
export function explainHeadProblem(problem: HeadProblem): string {
  switch (problem.type) {
    case 'bad-start-line':
      return `Expected the first line of an HTTP ${problem.expected}, got ${JSON.stringify(problem.line.slice(0, 80))}.`;
    case 'bad-header-line':
      return `Expected a header "Name: value", got ${JSON.stringify(problem.line.slice(0, 80))}.`;
    case 'control-character':
      return `Expected text of an HTTP head, got the byte 0x${problem.found.toString(16).padStart(2, '0')}.`;
    case 'head-too-long':
      return `Expected the end of the HTTP head within ${problem.limit} bytes, got more.`;
    case 'head-truncated':
      return `Expected the rest of the HTTP head, got the end of the stream after ${problem.received} bytes.`;
  }
}

function errorItem(problem: HeadProblem, offset: number, isFinal: boolean): HeadItem {
  return {
    type: 'error',
    error: { problem, offset, isFinal, message: explainHeadProblem(problem) },
  };
}

function readHead(
  expected: 'request' | 'response',
  bytes: Uint8Array,
  text: string,
  offset: number,
  rest: Uint8Array,
): HeadItem[] {
  const items: HeadItem[] = [];
  const headers: HeaderField[] = [];
  let startLine: StartLine | null = null;
  let position = 0;
  for (const rawLine of text.split('\n')) {
    const line = rawLine.replace(/\r$/, '');
    if (position === 0) {
      startLine = parseStartLine(expected, line);
    } else if (line !== '') {
      const [, name, value] = headerLine.exec(line) ?? [];
      if (name !== undefined && value !== undefined) headers.push({ name, value: value.trim() });
      else items.push(errorItem({ type: 'bad-header-line', line }, offset + position, false));
    }
    position += rawLine.length + 1;
  }
  if (startLine === null) return items;
  const head = { startLine, headers, text, bytes, offset, size: bytes.length };
  items.push({ type: 'head', head, rest });
  return items;
}

function parseStartLine(expected: 'request' | 'response', line: string): StartLine | null {
  if (expected === 'request') {
    const [, method, target, version] = requestLine.exec(line) ?? [];
    if (method === undefined || target === undefined || version === undefined) return null;
    return { type: 'request', method, target, version };
  }
  const [, version, status, reason] = statusLine.exec(line) ?? [];
  if (version === undefined || status === undefined) return null;
  return { type: 'response', version, status: Number(status), reason: reason ?? '' };
}

function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let filled = 0;
  for (const piece of pieces) {
    whole.set(piece, filled);
    filled += piece.length;
  }
  return whole;
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
