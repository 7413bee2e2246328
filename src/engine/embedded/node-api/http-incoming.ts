import { type IncomingHeaders, joinHeaders, separateHeaders } from './http-headers.ts';
import type { MessageHead } from './http-parser.ts';
import type { Socket } from './socket.ts';
import { Readable } from './stream.ts';

/** Node's `http.IncomingMessage`: a request at the server, a response at the client. */
export class IncomingMessage extends Readable {
  readonly socket: Socket;
  httpVersionMajor = 1;
  httpVersionMinor = 1;
  httpVersion = '1.1';
  method: string | undefined;
  url = '';
  statusCode: number | undefined;
  statusMessage: string | undefined;
  headers: IncomingHeaders = {};
  headersDistinct: Record<string, string[]> = {};
  rawHeaders: string[] = [];
  trailers: IncomingHeaders = {};
  rawTrailers: string[] = [];
  complete = false;
  aborted = false;
  upgrade = false;
  /** Lets the connection's bytes come again, while they are this message's. */
  resumeBody: (() => void) | undefined;

  constructor(socket: Socket, head?: MessageHead) {
    super({ autoDestroy: true });
    this.socket = socket;
    if (!head) return;
    this.httpVersionMajor = head.httpVersionMajor;
    this.httpVersionMinor = head.httpVersionMinor;
    this.httpVersion = `${String(head.httpVersionMajor)}.${String(head.httpVersionMinor)}`;
    this.rawHeaders = head.rawHeaders;
    this.headers = joinHeaders(head.rawHeaders);
    this.headersDistinct = separateHeaders(head.rawHeaders);
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

  setTimeout(ms: number, callback?: () => void): this {
    if (callback) this.on('timeout', callback);
    this.socket.setTimeout(ms);
    return this;
  }

  addTrailers(rawTrailers: string[]): void {
    this.rawTrailers.push(...rawTrailers);
    this.trailers = joinHeaders(this.rawTrailers);
  }

  /** Says that everything of the message has come. */
  finishBody(): void {
    this.complete = true;
    this.resumeBody = undefined;
    this.push(null);
  }

  override _read(): void {
    this.resumeBody?.();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.resumeBody = undefined;
    if (!this.readableEnded || !this.complete) {
      this.aborted = true;
      this.emit('aborted');
    }
    if (this.aborted && !this.upgrade && !this.complete && !this.socket.destroyed) {
      this.socket.destroy(error ?? undefined);
    }
    // Nobody has to listen for the end of a message that nobody reads.
    callback(error && this.listenerCount('error') === 0 ? null : error);
  }
}
