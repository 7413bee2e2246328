import { type HeadBudget, HttpParseError, latin1 } from './http-parse-error.ts';

/** A header's name, by RFC 9110. */
export const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** What the header lines say about the message that they belong to. */
export type Framing = {
  contentLength: number | undefined;
  hasTransferEncoding: boolean;
  isChunked: boolean;
  isKeepAlive: boolean;
  isClose: boolean;
  isConnectionUpgrade: boolean;
  hasUpgrade: boolean;
};

const CR = 13;
const LF = 10;
const SPACE = 32;
const TAB = 9;
const WATCHED = [
  'content-length',
  'transfer-encoding',
  'connection',
  'upgrade',
  'proxy-connection',
];
const isTokenByte = Array.from({ length: 256 }, (_, byte) => TOKEN.test(String.fromCharCode(byte)));

type Stage =
  | 'line'
  | 'name'
  | 'before-value'
  | 'value'
  | 'value-line-feed'
  | 'empty-line-feed'
  | 'after-value'
  | 'last-line-feed'
  | 'done';

/** Reads header lines, byte by byte, up to the empty line after them. */
export class HeaderLines {
  readonly raw: string[] = [];
  readonly framing: Framing;
  readonly #isRequest: boolean;
  readonly #budget: HeadBudget;
  #stage: Stage = 'line';
  #isFirst: boolean;
  #name = '';
  #value = '';
  #valueStart = 0;

  constructor(kind: 'request' | 'response', budget: HeadBudget, before?: Framing) {
    this.#isRequest = kind === 'request';
    this.#budget = budget;
    this.#isFirst = before === undefined;
    this.framing = before ?? {
      contentLength: undefined,
      hasTransferEncoding: false,
      isChunked: false,
      isKeepAlive: false,
      isClose: false,
      isConnectionUpgrade: false,
      hasUpgrade: false,
    };
  }

  get isDone(): boolean {
    return this.#stage === 'done';
  }

  /** Reads on from `at`; gives where the lines ended, or the length of the bytes while they go on. */
  read(bytes: Uint8Array, at: number): number {
    const { length } = bytes;
    let index = at;
    while (index < length && this.#stage !== 'done') {
      const byte = bytes[index] ?? 0;
      switch (this.#stage) {
        case 'line':
          if (this.#beginLine(byte, index)) index++;
          break;
        case 'name':
          index = this.#readName(bytes, index);
          break;
        case 'before-value':
          if (byte === CR) this.#stage = 'empty-line-feed';
          else if (byte !== SPACE && byte !== TAB) {
            this.#beginValue(index);
            break;
          }
          index++;
          break;
        case 'value':
          index = this.#readValue(bytes, index);
          break;
        case 'value-line-feed':
        case 'empty-line-feed':
          if (byte !== LF) {
            const words = 'Missing expected LF after header value';
            throw new HttpParseError('HPE_LF_EXPECTED', words, index);
          }
          this.#value = this.#stage === 'empty-line-feed' ? '' : this.#value;
          this.#isFirst = this.#stage === 'empty-line-feed';
          this.#stage = 'after-value';
          index++;
          break;
        case 'after-value':
          this.#endLine(byte, index);
          break;
        case 'last-line-feed':
          if (byte !== LF)
            throw new HttpParseError('HPE_STRICT', 'Expected LF after headers', index);
          this.#stage = 'done';
          index++;
      }
    }
    this.#valueStart -= length;
    return index;
  }

  // Gives whether the byte was read.
  #beginLine(byte: number, at: number): boolean {
    if (byte === CR) {
      this.#stage = 'last-line-feed';
      return true;
    }
    if (byte === LF) invalidToken('Invalid header field char', at + 1);
    if (byte === SPACE && this.#isFirst)
      throw new HttpParseError('HPE_UNEXPECTED_SPACE', 'Unexpected space after start line', at + 1);
    if (isTokenByte[byte] !== true) invalidToken('Invalid header token', at);
    this.#isFirst = false;
    this.#name = '';
    this.#value = '';
    this.#stage = 'name';
    return false;
  }

  #readName(bytes: Uint8Array, at: number): number {
    let end = at;
    while (end < bytes.length && isTokenByte[bytes[end] ?? 0] === true) end++;
    this.#name += latin1(bytes, at, end);
    this.#budget.spend(end - at, end);
    if (end === bytes.length) return end;
    const name = this.#name.toLowerCase();
    if (bytes[end] !== 58) {
      if (bytes[end] === SPACE && WATCHED.includes(name))
        invalidToken('Invalid header field char', end + 1);
      invalidToken('Invalid header token', end);
    }
    this.#budget.spendLine(end + 1);
    this.#checkTogether(name, end + 1);
    this.#stage = 'before-value';
    return end + 1;
  }

  // Two ways to tell the length of a body are how requests get smuggled.
  #checkTogether(name: string, at: number): void {
    const { contentLength, isChunked, hasTransferEncoding } = this.framing;
    if (name === 'content-length' && (this.#isRequest ? hasTransferEncoding : isChunked)) {
      const words = "Content-Length can't be present with Transfer-Encoding";
      throw new HttpParseError('HPE_INVALID_CONTENT_LENGTH', words, at);
    }
    if (name === 'transfer-encoding' && contentLength !== undefined) {
      const words = "Transfer-Encoding can't be present with Content-Length";
      throw new HttpParseError('HPE_INVALID_TRANSFER_ENCODING', words, at);
    }
  }

  #beginValue(at: number): void {
    this.#valueStart = at;
    this.#stage = 'value';
    const name = this.#name.toLowerCase();
    if (name === 'content-length' && this.framing.contentLength !== undefined) {
      const words = 'Duplicate Content-Length';
      throw new HttpParseError('HPE_UNEXPECTED_CONTENT_LENGTH', words, at);
    }
    if (name === 'transfer-encoding' && this.#isRequest && this.framing.isChunked)
      invalidEncoding('Invalid `Transfer-Encoding` header value', at + 1);
  }

  #readValue(bytes: Uint8Array, at: number): number {
    let end = at;
    let byte = 0;
    while (end < bytes.length) {
      byte = bytes[end] ?? 0;
      if ((byte < SPACE && byte !== TAB) || byte === 127) break;
      end++;
    }
    this.#value += latin1(bytes, at, end);
    this.#budget.spend(end - at, Math.min(end + 1, bytes.length));
    if (end === bytes.length) return end;
    if (byte === LF) {
      const words = 'Missing expected CR after header value';
      throw new HttpParseError('HPE_CR_EXPECTED', words, end);
    }
    this.#checkValue();
    if (byte !== CR) invalidToken('Invalid header value char', end);
    this.#stage = 'value-line-feed';
    return end + 1;
  }

  #checkValue(): void {
    const name = this.#name.toLowerCase();
    if (name === 'content-length') this.#readContentLength();
    else if (name === 'transfer-encoding') this.#readTransferEncoding();
  }

  #readContentLength(): void {
    const value = this.#value.replace(/ +$/, '');
    const bad = value.search(/\D/);
    if (bad >= 0) {
      // A space may only be followed by spaces.
      const word = /^\d+( +)/.exec(value);
      const place = word ? word[0].length : bad;
      const words = 'Invalid character in Content-Length';
      throw new HttpParseError('HPE_INVALID_CONTENT_LENGTH', words, this.#valueStart + place);
    }
    if (BigInt(value) > 0xffff_ffff_ffff_ffffn) {
      const place = this.#valueStart + 20;
      throw new HttpParseError('HPE_INVALID_CONTENT_LENGTH', 'Content-Length overflow', place);
    }
    this.framing.contentLength = Number(value);
  }

  #readTransferEncoding(): void {
    const { framing } = this;
    framing.hasTransferEncoding = true;
    const codings = this.#value.split(',').map((coding) => coding.trim().toLowerCase());
    framing.isChunked = codings.at(-1) === 'chunked';
    const first = codings.indexOf('chunked');
    if (this.#isRequest && first >= 0 && first < codings.length - 1) {
      const before = this.#value
        .split(',')
        .slice(0, first + 1)
        .join(',');
      invalidEncoding(
        'Invalid `Transfer-Encoding` header value',
        this.#valueStart + before.length + 1,
      );
    }
  }

  #endLine(byte: number, at: number): void {
    const wasEmpty = this.#isFirst;
    this.#isFirst = false;
    if (byte === SPACE || byte === TAB) {
      if (wasEmpty) invalidToken('Invalid header value char', at + 1);
      invalidToken('Unexpected whitespace after header value', at);
    }
    const name = this.#name.toLowerCase();
    if (wasEmpty && name === 'content-length')
      throw new HttpParseError('HPE_INVALID_CONTENT_LENGTH', 'Empty Content-Length', at);
    if (wasEmpty && name === 'transfer-encoding') invalidEncoding('Empty Transfer-Encoding', at);
    const value = this.#value.replace(/[ \t]+$/, '');
    this.raw.push(this.#name, value);
    if (name === 'connection' || name === 'proxy-connection') this.#readConnection(value);
    if (name === 'upgrade') this.framing.hasUpgrade = true;
    this.#stage = 'line';
  }

  #readConnection(value: string): void {
    for (const word of value.toLowerCase().split(',')) {
      const token = word.trim();
      if (token === 'keep-alive') this.framing.isKeepAlive = true;
      else if (token === 'close') this.framing.isClose = true;
      else if (token === 'upgrade') this.framing.isConnectionUpgrade = true;
    }
  }
}

function invalidToken(reason: string, at: number): never {
  throw new HttpParseError('HPE_INVALID_HEADER_TOKEN', reason, at);
}

function invalidEncoding(reason: string, at: number): never {
  throw new HttpParseError('HPE_INVALID_TRANSFER_ENCODING', reason, at);
}
