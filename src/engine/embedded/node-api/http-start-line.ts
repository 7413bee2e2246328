import { type HeadBudget, HttpParseError, latin1 } from './http-parse-error.ts';

/** The methods that Node's parser knows. */
export const METHODS: readonly string[] =
  'ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK M-SEARCH MERGE MKACTIVITY MKCALENDAR MKCOL MOVE NOTIFY OPTIONS PATCH POST PROPFIND PROPPATCH PURGE PUT QUERY REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND UNLINK UNLOCK UNSUBSCRIBE'.split(
    ' ',
  );

// Words that the parser reads too, and then refuses or leaves to other protocols.
const READABLE = [
  ...METHODS,
  ...'PRI DESCRIBE ANNOUNCE SETUP PLAY PAUSE TEARDOWN GET_PARAMETER SET_PARAMETER REDIRECT RECORD FLUSH'.split(
    ' ',
  ),
];
const METHOD_STARTS = new Set(
  READABLE.flatMap((method) => Array.from(method, (_, index) => method.slice(0, index + 1))),
);
const PROTOCOLS = ['HTTP/', 'RTSP/', 'ICE/'];
const VERSIONS = ['0.9', '1.0', '1.1', '2.0'];
const TEXT = new Set('scheme slashes authority path query fragment reason'.split(' '));
const CR = 13;
const LF = 10;
const SPACE = 32;

type TextStage = 'scheme' | 'slashes' | 'authority' | 'path' | 'query' | 'fragment' | 'reason';
type Stage =
  | TextStage
  | 'start'
  | 'method'
  | 'before-url'
  | 'before-protocol'
  | 'protocol'
  | 'major'
  | 'dot'
  | 'minor'
  | 'after-version'
  | 'status'
  | 'after-status'
  | 'line-feed'
  | 'old-line-feed'
  | 'done';

/** Reads the first line of a request or of a response, byte by byte. */
export class StartLine {
  method = '';
  url = '';
  statusCode = 0;
  reason = '';
  major = 0;
  minor = 9;
  readonly #kind: 'request' | 'response';
  readonly #budget: HeadBudget;
  #stage: Stage = 'start';
  #word = '';
  #digits = 0;

  constructor(kind: 'request' | 'response', budget: HeadBudget) {
    this.#kind = kind;
    this.#budget = budget;
  }

  get isDone(): boolean {
    return this.#stage === 'done';
  }

  /** Whether anything of the line has come. */
  get hasBegun(): boolean {
    return this.#stage !== 'start';
  }

  /** Reads on from `at`; gives where the line ended, or the length of the bytes while it goes on. */
  read(bytes: Uint8Array, at: number): number {
    let index = at;
    while (index < bytes.length && this.#stage !== 'done') {
      if (isText(this.#stage)) index = this.#readText(bytes, index);
      else if (this.#step(bytes[index] ?? 0, index)) index++;
    }
    return index;
  }

  // Reads the url or the reason, and the byte that ends it.
  #readText(bytes: Uint8Array, at: number): number {
    const isUrl = this.#stage !== 'reason';
    let end = at;
    while (end < bytes.length) {
      if (isUrl) this.#readUrl(bytes[end] ?? 0, end);
      else this.#readReason(bytes[end] ?? 0, end);
      if (!isText(this.#stage)) break;
      end++;
    }
    if (end > at) {
      const text = latin1(bytes, at, end);
      if (isUrl) this.url += text;
      else this.reason += text;
      this.#budget.spend(end - at, end);
    }
    return Math.min(end + 1, bytes.length);
  }

  // Gives whether the byte was read.
  #step(byte: number, at: number): boolean {
    switch (this.#stage) {
      case 'start':
        if (byte === CR || byte === LF) return true;
        this.#stage = this.#kind === 'request' ? 'method' : 'protocol';
        return false;
      case 'method':
        this.#readMethod(byte, at);
        return true;
      case 'before-url':
        if (byte === SPACE) return true;
        this.#beginUrl(byte, at);
        return false;
      case 'before-protocol':
        if (byte === SPACE) return true;
        this.#stage = 'protocol';
        this.#word = '';
        return false;
      case 'protocol':
        this.#readProtocol(byte, at);
        return true;
      case 'major':
        this.major = digit(byte) ?? invalidVersion('Invalid major version', at);
        this.#stage = 'dot';
        return true;
      case 'dot':
        if (byte !== 46) invalidVersion('Expected dot', at);
        this.#stage = 'minor';
        return true;
      case 'minor':
        this.minor = digit(byte) ?? invalidVersion('Invalid minor version', at);
        if (!VERSIONS.includes(`${String(this.major)}.${String(this.minor)}`))
          invalidVersion('Invalid HTTP version', at + 1);
        this.#stage = 'after-version';
        return true;
      case 'after-version':
        this.#readAfterVersion(byte, at);
        return true;
      case 'status':
      case 'after-status':
        this.#readStatus(byte, at);
        return true;
      default:
        this.#readLineFeed(byte, at);
        return true;
    }
  }

  #readLineFeed(byte: number, at: number): void {
    if (byte !== LF) {
      const words =
        this.#kind === 'request' ? 'Expected CRLF after version' : 'Expected LF after CR';
      throw new HttpParseError('HPE_STRICT', words, at);
    }
    this.#stage = 'done';
  }

  #readReason(byte: number, at: number): void {
    if (byte === LF) {
      const words = 'Missing expected CR after response line';
      throw new HttpParseError('HPE_CR_EXPECTED', words, at + 1);
    }
    if (byte === CR) this.#stage = 'line-feed';
  }

  #readMethod(byte: number, at: number): void {
    if (byte === SPACE && READABLE.includes(this.#word)) {
      this.method = this.#word;
      this.#stage = 'before-url';
      return;
    }
    const longer = this.#word + String.fromCharCode(byte);
    if (METHOD_STARTS.has(longer)) {
      this.#word = longer;
      return;
    }
    const isWhole = READABLE.includes(this.#word);
    const words = isWhole ? 'Expected space after method' : 'Invalid method encountered';
    throw new HttpParseError('HPE_INVALID_METHOD', words, at);
  }

  #beginUrl(byte: number, at: number): void {
    if (byte === 47 || byte === 42) this.#stage = this.method === 'CONNECT' ? 'authority' : 'path';
    else if (this.method === 'CONNECT') this.#stage = 'authority';
    else if (isLetter(byte)) this.#stage = 'scheme';
    else if (isUrlEnd(byte)) invalidUrl('Invalid characters in url', at + 1);
    else invalidUrl('Unexpected start char in url', at);
  }

  #readUrl(byte: number, at: number): void {
    const stage = this.#stage;
    if (byte === 9 || byte === 12) invalidUrl('Invalid characters in url', at + 1);
    if (stage === 'scheme' || stage === 'slashes') {
      if (isUrlEnd(byte)) invalidUrl('Invalid characters in url', at + 1);
      this.#readScheme(byte, at);
    } else if (byte === SPACE) {
      this.#stage = 'before-protocol';
    } else if (byte === CR) {
      this.#stage = 'old-line-feed';
    } else if (byte === LF) {
      this.#stage = 'done';
    } else if (stage === 'authority' && (byte === 47 || byte === 63)) {
      this.#stage = byte === 47 ? 'path' : 'query';
    } else if (stage === 'authority' && !isAuthority(byte)) {
      invalidUrl('Unexpected char in url server', at);
    } else if (byte <= SPACE || byte >= 127) {
      invalidUrl(`Invalid char in url ${stage}`, at);
    } else if (stage === 'path' && byte === 63) {
      this.#stage = 'query';
    } else if (byte === 35) {
      this.#stage = 'fragment';
    }
  }

  // The `://` after a scheme is counted by #digits.
  #readScheme(byte: number, at: number): void {
    const isExpected =
      this.#stage === 'scheme' ? isLetter(byte) || byte === 58 : byte === 47 && this.#digits < 2;
    if (!isExpected) invalidUrl('Unexpected char in url schema', at);
    if (byte === 58) this.#stage = 'slashes';
    if (byte === 47 && ++this.#digits === 2) this.#stage = 'authority';
  }

  #readProtocol(byte: number, at: number): void {
    this.#word += String.fromCharCode(byte);
    if (!PROTOCOLS.some((name) => name.startsWith(this.#word)))
      throw new HttpParseError('HPE_INVALID_CONSTANT', 'Expected HTTP/, RTSP/ or ICE/', at);
    if (!PROTOCOLS.includes(this.#word)) return;
    const isOfHttp = this.method === 'PRI' || METHODS.includes(this.method);
    if (this.#kind === 'request' && this.#word === 'HTTP/' && !isOfHttp) {
      const words = 'Invalid method for HTTP/x.x request';
      throw new HttpParseError('HPE_INVALID_CONSTANT', words, at + 1);
    }
    this.#stage = 'major';
  }

  #readAfterVersion(byte: number, at: number): void {
    if (this.#kind === 'response') {
      if (byte !== SPACE) invalidVersion('Expected space after version', at);
      this.#digits = 0;
      this.#stage = 'status';
      return;
    }
    if (byte !== CR) invalidVersion('Expected CRLF after version', byte === LF ? at + 1 : at);
    this.#stage = 'line-feed';
  }

  #readStatus(byte: number, at: number): void {
    if (this.#stage === 'status') {
      const value = digit(byte);
      if (value === undefined)
        throw new HttpParseError('HPE_INVALID_STATUS', 'Invalid status code', at);
      this.statusCode = this.statusCode * 10 + value;
      if (++this.#digits === 3) this.#stage = 'after-status';
    } else if (byte === SPACE) {
      this.#stage = 'reason';
    } else if (byte === CR) {
      this.#stage = 'line-feed';
    } else {
      const place = byte === LF ? at + 1 : at;
      throw new HttpParseError('HPE_INVALID_STATUS', 'Invalid response status', place);
    }
  }
}

function isText(stage: Stage): stage is TextStage {
  return TEXT.has(stage);
}

function digit(byte: number): number | undefined {
  return byte >= 48 && byte <= 57 ? byte - 48 : undefined;
}

function isLetter(byte: number): boolean {
  return (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
}

function isUrlEnd(byte: number): boolean {
  return byte === SPACE || byte === CR || byte === LF;
}

function isAuthority(byte: number): boolean {
  return (
    isLetter(byte) ||
    digit(byte) !== undefined ||
    "-_.!~*'();:&=+$,%@[]".includes(String.fromCharCode(byte))
  );
}

function invalidUrl(reason: string, at: number): never {
  throw new HttpParseError('HPE_INVALID_URL', reason, at);
}

function invalidVersion(reason: string, at: number): never {
  throw new HttpParseError('HPE_INVALID_VERSION', reason, at);
}
