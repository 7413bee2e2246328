import { ChunkSize } from './http-chunk-size.ts';
import { type Framing, HeaderLines } from './http-header-lines.ts';
import { endedWithinMessage, HeadBudget, HttpParseError } from './http-parse-error.ts';
import { StartLine } from './http-start-line.ts';

/** The first line and the header lines of a message, as they came. */
export type MessageHead = {
  httpVersionMajor: number;
  httpVersionMinor: number;
  rawHeaders: string[];
  /** Whether the connection takes another message after this one. */
  isKeepAlive: boolean;
  /** Whether the message asks for another protocol. */
  isUpgrade: boolean;
} & (
  | { kind: 'request'; method: string; url: string }
  | { kind: 'response'; statusCode: number; statusMessage: string }
);

/** What the owner of a parser wants after a head: its body, no body, or all that follows left alone. */
export type BodyWish = 'body' | 'no-body' | 'upgrade';

export type ParserListener = {
  head(head: MessageHead): BodyWish;
  body(bytes: Buffer): void;
  /** The message is whole; these header lines came after a chunked body. */
  complete(rawTrailers: string[]): void;
};

/** The most bytes that a head may have. */
export const MAX_HEAD_SIZE = 16_384;

const CR = 13;
const LF = 10;

type Stage =
  | { at: 'start-line' }
  | { at: 'headers'; lines: HeaderLines }
  | { at: 'body'; left: number }
  | { at: 'chunk-size'; line: ChunkSize }
  | { at: 'chunk'; left: number }
  | { at: 'chunk-end'; hasCarriageReturn: boolean }
  | { at: 'trailers'; lines: HeaderLines }
  | { at: 'until-close' }
  | { at: 'closed' }
  | { at: 'upgraded' }
  | { at: 'failed'; error: HttpParseError };

/** Reads HTTP/1 messages from bytes as they come, one message after the other. */
export class HttpParser {
  readonly #kind: 'request' | 'response';
  readonly #listener: ParserListener;
  readonly #budget: HeadBudget;
  #line: StartLine;
  #stage: Stage = { at: 'start-line' };
  #framing: Framing | undefined;
  #isKeepAlive = true;

  constructor(
    kind: 'request' | 'response',
    listener: ParserListener,
    limits: { headSize?: number | undefined; headers?: number | undefined } = {},
  ) {
    this.#kind = kind;
    this.#listener = listener;
    this.#budget = new HeadBudget(limits.headSize || MAX_HEAD_SIZE, limits.headers || Infinity);
    this.#line = new StartLine(kind, this.#budget);
  }

  /** Whether nothing of a next message has come yet. */
  get isBetweenMessages(): boolean {
    return this.#stage.at === 'start-line' && !this.#line.hasBegun;
  }

  /** Reads on, through as many messages as there are; gives how far, which is less than all before an upgrade. */
  execute(bytes: Buffer): number {
    try {
      return this.#execute(bytes);
    } catch (error) {
      if (!(error instanceof HttpParseError)) throw error;
      this.#stage = { at: 'failed', error };
      error.rawPacket = bytes;
      throw error;
    }
  }

  /** Says that nothing more comes. */
  finish(): void {
    const { at } = this.#stage;
    if (at === 'until-close') {
      this.#complete([]);
      return;
    }
    const isBetween = this.isBetweenMessages || at === 'closed' || at === 'upgraded';
    if (!isBetween && at !== 'failed') throw endedWithinMessage();
  }

  #execute(bytes: Buffer): number {
    let at = 0;
    while (at < bytes.length) {
      const stage = this.#stage;
      switch (stage.at) {
        case 'start-line':
          at = this.#line.read(bytes, at);
          if (this.#line.isDone) this.#beginHeaders(at);
          break;
        case 'headers':
          at = stage.lines.read(bytes, at);
          if (stage.lines.isDone) this.#endHead(stage.lines, at);
          break;
        case 'body':
        case 'chunk': {
          const part = bytes.subarray(at, at + stage.left);
          at += part.length;
          stage.left -= part.length;
          this.#listener.body(part);
          if (stage.left > 0) break;
          if (stage.at === 'body') this.#complete([]);
          else this.#stage = { at: 'chunk-end', hasCarriageReturn: false };
          break;
        }
        case 'chunk-size':
          at = stage.line.read(bytes, at);
          if (stage.line.isDone) this.#beginChunk(stage.line.size);
          break;
        case 'chunk-end':
          this.#endChunk(stage, bytes[at] ?? 0, at);
          at++;
          break;
        case 'trailers':
          at = stage.lines.read(bytes, at);
          if (stage.lines.isDone) this.#complete(stage.lines.raw);
          break;
        case 'until-close':
          this.#listener.body(bytes.subarray(at));
          return bytes.length;
        case 'closed':
          if (bytes[at] !== CR && bytes[at] !== LF) {
            const words = 'Data after `Connection: close`';
            throw new HttpParseError('HPE_CLOSED_CONNECTION', words, at + 1);
          }
          at++;
          break;
        case 'upgraded':
          return at;
        case 'failed':
          throw stage.error;
      }
    }
    return at;
  }

  #endHead(lines: HeaderLines, at: number): void {
    const line = this.#line;
    const { framing } = lines;
    this.#framing = framing;
    const isUpgrade = this.#isUpgrade(line, framing);
    this.#isKeepAlive = this.#staysOpen(line, framing);
    const common = {
      httpVersionMajor: line.major,
      httpVersionMinor: line.minor,
      rawHeaders: lines.raw,
      isKeepAlive: this.#isKeepAlive,
      isUpgrade,
    };
    const wish = this.#listener.head(
      this.#kind === 'request'
        ? { kind: 'request', method: line.method, url: line.url, ...common }
        : {
            kind: 'response',
            statusCode: line.statusCode,
            statusMessage: line.reason,
            ...common,
          },
    );
    if (wish === 'upgrade') {
      this.#listener.complete([]);
      this.#stage = { at: 'upgraded' };
    } else if (wish === 'no-body' || isBodyless(line.statusCode)) {
      this.#complete([]);
    } else {
      this.#beginBody(framing, at);
    }
  }

  #beginHeaders(at: number): void {
    if (this.#line.method === 'PRI') {
      const isPreface = this.#line.major === 2;
      throw new HttpParseError(
        isPreface ? 'HPE_PAUSED_H2_UPGRADE' : 'HPE_INVALID_VERSION',
        isPreface ? 'Pause on PRI/Upgrade' : 'Expected HTTP/2 Connection Preface',
        at,
      );
    }
    this.#stage = { at: 'headers', lines: new HeaderLines(this.#kind, this.#budget) };
  }

  #isUpgrade(line: StartLine, framing: Framing): boolean {
    if (line.method === 'CONNECT') return true;
    const isAsked = framing.hasUpgrade && framing.isConnectionUpgrade;
    return isAsked && (this.#kind === 'request' || line.statusCode === 101);
  }

  #staysOpen(line: StartLine, framing: Framing): boolean {
    const isCurrent = line.major > 0 && line.minor > 0;
    if (isCurrent ? framing.isClose : !framing.isKeepAlive) return false;
    // A body without a length ends with the connection.
    const hasLength = framing.contentLength !== undefined || framing.isChunked;
    return this.#kind === 'request' || hasLength || isBodyless(line.statusCode);
  }

  #beginBody(framing: Framing, at: number): void {
    if (framing.isChunked) {
      this.#stage = { at: 'chunk-size', line: new ChunkSize() };
    } else if (framing.hasTransferEncoding) {
      if (this.#kind === 'request') {
        const words = 'Request has invalid `Transfer-Encoding`';
        throw new HttpParseError('HPE_INVALID_TRANSFER_ENCODING', words, at);
      }
      this.#stage = { at: 'until-close' };
    } else if (framing.contentLength === undefined) {
      if (this.#kind === 'request') this.#complete([]);
      else this.#stage = { at: 'until-close' };
    } else if (framing.contentLength === 0) {
      this.#complete([]);
    } else {
      this.#stage = { at: 'body', left: framing.contentLength };
    }
  }

  #beginChunk(size: number): void {
    if (size > 0) {
      this.#stage = { at: 'chunk', left: size };
    } else {
      const lines = new HeaderLines(this.#kind, this.#budget, this.#framing);
      this.#stage = { at: 'trailers', lines };
    }
  }

  #endChunk(stage: Extract<Stage, { at: 'chunk-end' }>, byte: number, at: number): void {
    if (stage.hasCarriageReturn && byte === LF) {
      this.#stage = { at: 'chunk-size', line: new ChunkSize() };
    } else if (!stage.hasCarriageReturn && byte === CR) {
      stage.hasCarriageReturn = true;
    } else if (!stage.hasCarriageReturn && byte === LF) {
      const words = 'Missing expected CR after chunk data';
      throw new HttpParseError('HPE_CR_EXPECTED', words, at + 1);
    } else {
      throw new HttpParseError('HPE_STRICT', 'Expected LF after chunk data', at);
    }
  }

  #complete(rawTrailers: string[]): void {
    this.#budget.reset();
    this.#line = new StartLine(this.#kind, this.#budget);
    this.#stage = this.#isKeepAlive ? { at: 'start-line' } : { at: 'closed' };
    this.#listener.complete(rawTrailers);
  }
}

function isBodyless(statusCode: number): boolean {
  return (
    statusCode === 204 ||
    statusCode === 304 ||
    (statusCode > 0 && Math.floor(statusCode / 100) === 1)
  );
}
