import { type IncomingHeaders, joinHeaders, separateHeaders } from './http-headers.ts';
import type { MessageHead } from './http-parser.ts';
import { nextTick } from './next-tick.ts';
import { nodeError } from './node-error.ts';
import type { Socket } from './socket.ts';
import { Readable } from './stream.ts';

/** Node's `http.IncomingMessage`: a request at the server, a response at the client. */
export class IncomingMessage extends Readable {
  socket: Socket;
  httpVersionMajor: number | null = null;
  httpVersionMinor: number | null = null;
  httpVersion: string | null = null;
  method: string | null = null;
  url = '';
  statusCode: number | null = null;
  statusMessage: string | null = null;
  rawHeaders: string[] = [];
  rawTrailers: string[] = [];
  complete = false;
  aborted = false;
  upgrade: boolean | null = null;
  joinDuplicateHeaders: boolean;
  /** The request of a response. */
  declare req: unknown;
  #headers: IncomingHeaders | undefined;
  #trailers: IncomingHeaders | undefined;
  #headersDistinct: Record<string, string[]> | undefined;
  #closing: AbortController | undefined;
  #resumeBody: (() => void) | undefined;
  #isDumped = false;

  constructor(socket: Socket, head?: MessageHead, joinDuplicateHeaders = false) {
    super({ highWaterMark: socket?.readableHighWaterMark });
    this.socket = socket;
    this.joinDuplicateHeaders = joinDuplicateHeaders;
    if (!head) return;
    this.httpVersionMajor = head.httpVersionMajor;
    this.httpVersionMinor = head.httpVersionMinor;
    this.httpVersion = `${String(head.httpVersionMajor)}.${String(head.httpVersionMinor)}`;
    this.rawHeaders = head.rawHeaders;
    this.upgrade = head.isUpgrade;
    if (head.kind === 'request') {
      this.method = head.method;
      this.url = head.url;
    } else {
      this.statusCode = head.statusCode;
      this.statusMessage = head.statusMessage;
    }
  }

  get connection(): Socket {
    return this.socket;
  }

  set connection(socket: Socket) {
    this.socket = socket;
  }

  get headers(): IncomingHeaders {
    return (this.#headers ??= joinHeaders(this.rawHeaders, this.joinDuplicateHeaders));
  }

  set headers(headers: IncomingHeaders) {
    this.#headers = headers;
  }

  get headersDistinct(): Record<string, string[]> {
    return (this.#headersDistinct ??= separateHeaders(this.rawHeaders));
  }

  set headersDistinct(headers: Record<string, string[]>) {
    this.#headersDistinct = headers;
  }

  get trailers(): IncomingHeaders {
    return (this.#trailers ??= joinHeaders(this.rawTrailers, this.joinDuplicateHeaders));
  }

  set trailers(trailers: IncomingHeaders) {
    this.#trailers = trailers;
  }

  get trailersDistinct(): Record<string, string[]> {
    return separateHeaders(this.rawTrailers);
  }

  /** Aborts when the message ends too early. */
  get signal(): AbortSignal {
    if (!this.#closing) {
      const closing = new AbortController();
      this.#closing = closing;
      if (this.aborted) closing.abort();
      this.once('aborted', () => {
        closing.abort();
      });
    }
    return this.#closing.signal;
  }

  setTimeout(ms: number, callback?: () => void): this {
    if (callback) this.on('timeout', callback);
    this.socket.setTimeout(ms);
    return this;
  }

  /** Gives the message the way to let its bytes come again. */
  flowWith(resumeBody: () => void): void {
    this.#resumeBody = resumeBody;
  }

  /** Says that everything of the message has come. */
  finishBody(rawTrailers: string[] = []): void {
    this.complete = true;
    this.rawTrailers = rawTrailers;
    this.#trailers = undefined;
    this.push(null);
  }

  /** Lets go of a body that nobody will read. */
  dump(): void {
    if (this.#isDumped) return;
    this.#isDumped = true;
    this.removeAllListeners('data');
    this.resume();
  }

  override _read(): void {
    this.#resumeBody?.();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    if (!this.readableEnded || !this.complete) {
      this.aborted = true;
      this.emit('aborted');
    }
    const report = (reason: Error | null): void => {
      // Nobody has to listen for the end of a message that nobody reads.
      callback(this.listenerCount('error') === 0 ? null : reason);
    };
    const { socket } = this;
    if (this.aborted && socket && !socket.destroyed) {
      socket.destroy(error ?? undefined);
      nextTick(() => {
        nextTick(report, error);
      });
    } else {
      report(error);
    }
  }
}

/** The error of a connection that ended too early. */
export function connectionReset(message: string): Error {
  return nodeError('ECONNRESET', message);
}
