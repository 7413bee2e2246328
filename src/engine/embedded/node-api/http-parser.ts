import { Buffer } from './buffer.ts';

/** The first line and the header lines of a message, as they came. */
export type MessageHead = {
  httpVersionMajor: number;
  httpVersionMinor: number;
  rawHeaders: string[];
} & (
  | { kind: 'request'; method: string; url: string }
  | { kind: 'response'; statusCode: number; statusMessage: string }
);

/** What the owner of a parser wants after a head: its body, no body, or all that follows left alone. */
export type BodyWish = 'body' | 'no-body' | 'upgrade';

export type ParserListener = {
  head(head: MessageHead): BodyWish;
  body(bytes: Buffer): void;
  /** Header lines that come after a chunked body. */
  trailers(rawTrailers: string[]): void;
};

/** A message that is not HTTP, with the codes and words of Node's parser. */
export class HttpParseError extends Error {
  readonly code: string;
  readonly reason: string;
  bytesParsed = 0;
  rawPacket: Buffer | undefined;

  constructor(code: string, reason: string) {
    super(`Parse Error: ${reason}`);
    this.code = code;
    this.reason = reason;
  }

  override get name(): string {
    return 'Error';
  }
}

/** The methods that Node's parser knows. */
export const METHODS: readonly string[] =
  'ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK M-SEARCH MERGE MKACTIVITY MKCALENDAR MKCOL MOVE NOTIFY OPTIONS PATCH POST PROPFIND PROPPATCH PURGE PUT QUERY REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND UNLINK UNLOCK UNSUBSCRIBE'.split(
    ' ',
  );

/** The most bytes that a head may have. */
export const MAX_HEAD_SIZE = 16_384;

/** A header's name, by RFC 9110. */
export const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

type Stage =
  | { at: 'head' }
  | { at: 'length'; left: number }
  | { at: 'chunk-size' }
  | { at: 'chunk'; left: number }
  | { at: 'chunk-end' }
  | { at: 'trailers' }
  | { at: 'until-close' };

const NOTHING: Buffer = Buffer.alloc(0);
const FORBIDDEN_IN_VALUE = /[\0-\x08\x0a-\x1f\x7f]/;

/** Reads HTTP/1 messages from bytes as they come, one message after the other. */
export class HttpParser {
  readonly #kind: 'request' | 'response';
  readonly #listener: ParserListener;
  #stage: Stage = { at: 'head' };
  #pending: Buffer = NOTHING;

  constructor(kind: 'request' | 'response', listener: ParserListener) {
    this.#kind = kind;
    this.#listener = listener;
  }

  /** Whether nothing of a next message has come yet. */
  get isBetweenMessages(): boolean {
    return this.#stage.at === 'head' && this.#pending.length === 0;
  }

  /** Whether the body ends with the connection. */
  get endsWithConnection(): boolean {
    return this.#stage.at === 'until-close';
  }

  /** Reads on; gives what follows a complete message, or undefined while the message goes on. */
  execute(bytes: Buffer): Buffer | undefined {
    let rest = this.#pending.length > 0 ? Buffer.concat([this.#pending, bytes]) : bytes;
    this.#pending = NOTHING;
    for (;;) {
      const stage = this.#stage;
      switch (stage.at) {
        case 'head': {
          const end = this.#findHeadEnd(rest);
          if (end === undefined) return undefined;
          const { start } = end;
          const isComplete = this.#readHead(rest.toString('latin1', start, end.end - 4));
          rest = rest.subarray(end.end);
          if (isComplete) return this.#complete(rest);
          break;
        }
        case 'length':
        case 'chunk': {
          if (rest.length === 0) return undefined;
          const part = rest.subarray(0, stage.left);
          rest = rest.subarray(part.length);
          stage.left -= part.length;
          this.#listener.body(part);
          if (stage.left > 0) return undefined;
          if (stage.at === 'length') return this.#complete(rest);
          this.#stage = { at: 'chunk-end' };
          break;
        }
        case 'chunk-size':
        case 'chunk-end': {
          const line = this.#readLine(rest);
          if (line === undefined) return undefined;
          rest = rest.subarray(line.length + 2);
          if (stage.at === 'chunk-end') {
            if (line !== '') throw new HttpParseError('HPE_STRICT', 'Expected LF after chunk data');
            this.#stage = { at: 'chunk-size' };
          } else {
            const size = /^[0-9a-f]{1,12}(?=\s*(;|$))/i.exec(line)?.[0];
            if (size === undefined) {
              throw new HttpParseError('HPE_INVALID_CHUNK_SIZE', 'Invalid character in chunk size');
            }
            const left = parseInt(size, 16);
            this.#stage = left === 0 ? { at: 'trailers' } : { at: 'chunk', left };
          }
          break;
        }
        case 'trailers': {
          const line = this.#readLine(rest);
          if (line === undefined) return undefined;
          rest = rest.subarray(line.length + 2);
          if (line === '') return this.#complete(rest);
          this.#listener.trailers(readHeaderLine(line));
          break;
        }
        case 'until-close':
          if (rest.length > 0) this.#listener.body(rest);
          return undefined;
      }
    }
  }

  #complete(rest: Buffer): Buffer {
    this.#stage = { at: 'head' };
    return rest;
  }

  #findHeadEnd(bytes: Buffer): { start: number; end: number } | undefined {
    let start = 0;
    // Empty lines before a message are allowed, by RFC 9112 section 2.2.
    while (bytes[start] === 13 && bytes[start + 1] === 10) start += 2;
    const found = bytes.indexOf('\r\n\r\n', start);
    const end = found < 0 ? bytes.length : found + 4;
    if (end - start > MAX_HEAD_SIZE)
      throw new HttpParseError('HPE_HEADER_OVERFLOW', 'Header overflow');
    this.#checkBeginning(bytes, start, end);
    if (found >= 0) return { start, end };
    this.#pending = bytes.subarray(start);
    return undefined;
  }

  // Says early what can't become a message, so that nobody waits for its end.
  #checkBeginning(bytes: Buffer, start: number, end: number): void {
    const word =
      /^[^ ]*/.exec(bytes.toString('latin1', start, Math.min(end, start + 24)))?.[0] ?? '';
    const isWhole = start + word.length < end;
    if (this.#kind === 'request') {
      const isMethod = isWhole
        ? METHODS.includes(word)
        : METHODS.some((method) => method.startsWith(word));
      if (!isMethod) throw new HttpParseError('HPE_INVALID_METHOD', 'Invalid method encountered');
    } else if (!(isWhole ? word.startsWith('HTTP/') : 'HTTP/'.startsWith(word.slice(0, 5)))) {
      throw new HttpParseError('HPE_INVALID_CONSTANT', 'Expected HTTP/, RTSP/ or ICE/');
    }
    for (
      let index = bytes.indexOf(10, start);
      index >= 0 && index < end;
      index = bytes.indexOf(10, index + 1)
    ) {
      if (bytes[index - 1] !== 13) {
        throw new HttpParseError('HPE_CR_EXPECTED', 'Missing expected CR after header value');
      }
    }
  }

  // Gives whether the message is complete with its head.
  #readHead(text: string): boolean {
    const [firstLine = '', ...lines] = text.split('\r\n');
    const rawHeaders = lines.flatMap(readHeaderLine);
    const head = this.#kind === 'request' ? readRequestLine(firstLine) : readStatusLine(firstLine);
    const framing = readFraming(rawHeaders);
    const wish = this.#listener.head({ ...head, rawHeaders });
    if (wish !== 'body') return true;
    if (framing === 'chunked') this.#stage = { at: 'chunk-size' };
    else if (framing !== undefined) this.#stage = { at: 'length', left: framing };
    else if (this.#kind === 'response') this.#stage = { at: 'until-close' };
    return framing === 0 || (framing === undefined && this.#kind === 'request');
  }

  #readLine(bytes: Buffer): string | undefined {
    const end = bytes.indexOf('\r\n');
    if (end > MAX_HEAD_SIZE || (end < 0 && bytes.length > MAX_HEAD_SIZE)) {
      throw new HttpParseError('HPE_HEADER_OVERFLOW', 'Header overflow');
    }
    if (end >= 0) return bytes.toString('latin1', 0, end);
    this.#pending = bytes;
    return undefined;
  }
}

function readRequestLine(line: string): {
  kind: 'request';
  method: string;
  url: string;
  httpVersionMajor: number;
  httpVersionMinor: number;
} {
  const parts = /^([A-Z-]+) +([^\s]+) HTTP\/(\d)\.(\d)$/.exec(line.replace(/ +(?=HTTP\/)/, ' '));
  if (!parts) {
    if (/^[A-Z-]+ +[^\s]+( +HTTP\/.*)?$/.test(line)) {
      throw new HttpParseError('HPE_INVALID_VERSION', 'Invalid HTTP version');
    }
    throw new HttpParseError('HPE_INVALID_URL', 'Invalid characters in url');
  }
  const [, method = '', url = '', major, minor] = parts;
  return { kind: 'request', method, url, ...readVersion(major, minor) };
}

function readStatusLine(line: string): {
  kind: 'response';
  statusCode: number;
  statusMessage: string;
  httpVersionMajor: number;
  httpVersionMinor: number;
} {
  const parts = /^HTTP\/(\d)\.(\d) (\d{3})(?: (.*))?$/.exec(line);
  if (!parts) throw new HttpParseError('HPE_INVALID_STATUS', 'Invalid status code');
  const [, major, minor, status, statusMessage = ''] = parts;
  return {
    kind: 'response',
    statusCode: Number(status),
    statusMessage,
    ...readVersion(major, minor),
  };
}

function readVersion(
  major: string | undefined,
  minor: string | undefined,
): { httpVersionMajor: number; httpVersionMinor: number } {
  if (!['0.9', '1.0', '1.1', '2.0'].includes(`${major ?? ''}.${minor ?? ''}`)) {
    throw new HttpParseError('HPE_INVALID_VERSION', 'Invalid HTTP version');
  }
  return { httpVersionMajor: Number(major), httpVersionMinor: Number(minor) };
}

function readHeaderLine(line: string): [string, string] {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(colon, 0));
  const value = line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '');
  if (!TOKEN.test(name))
    throw new HttpParseError('HPE_INVALID_HEADER_TOKEN', 'Invalid header token');
  if (FORBIDDEN_IN_VALUE.test(value)) {
    throw new HttpParseError('HPE_INVALID_HEADER_TOKEN', 'Invalid header value char');
  }
  return [name, value];
}

function readFraming(rawHeaders: string[]): number | 'chunked' | undefined {
  let framing: number | 'chunked' | undefined;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase();
    const value = rawHeaders[index + 1] ?? '';
    if (name !== 'content-length' && name !== 'transfer-encoding') continue;
    if (framing !== undefined) {
      throw new HttpParseError(
        'HPE_UNEXPECTED_CONTENT_LENGTH',
        "Content-Length can't be present with another length of the body",
      );
    }
    if (name === 'transfer-encoding') {
      if (/(^|,)\s*chunked$/i.test(value)) framing = 'chunked';
    } else {
      if (!/^\d{1,15}$/.test(value)) {
        throw new HttpParseError(
          'HPE_INVALID_CONTENT_LENGTH',
          'Invalid character in Content-Length',
        );
      }
      framing = Number(value);
    }
  }
  return framing;
}
