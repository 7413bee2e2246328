import { hasToken } from './http-headers.ts';
import type { IncomingMessage } from './http-incoming.ts';
import { headersSentError, OutgoingMessage, type OutgoingHeaders } from './http-outgoing.ts';
import { STATUS_CODES } from './http-status.ts';
import { nodeError } from './node-error.ts';

/** Node's `http.ServerResponse`. */
export class ServerResponse extends OutgoingMessage {
  readonly req: IncomingMessage;
  statusCode = 200;
  statusMessage: string | undefined;
  /** Whether the connection takes another request after this one. */
  shouldKeepAlive: boolean;

  constructor(request: IncomingMessage) {
    super({ autoDestroy: true });
    this.req = request;
    this.socket = request.socket;
    this.hasBody = request.method !== 'HEAD';
    this.shouldKeepAlive =
      request.httpVersion === '1.1'
        ? !hasToken(request.headers['connection'], 'close')
        : hasToken(request.headers['connection'], 'keep-alive');
  }

  writeHead(statusCode: number, ...rest: [string, OutgoingHeaders?] | [OutgoingHeaders?]): this {
    if (this.headersSent) throw headersSentError('write');
    const code = Math.trunc(Number(statusCode));
    if (!(code >= 100 && code <= 999)) {
      throw nodeError(
        'ERR_HTTP_INVALID_STATUS_CODE',
        `Invalid status code: ${String(statusCode)}`,
        RangeError,
      );
    }
    const [first, second] = rest;
    this.statusCode = code;
    if (typeof first === 'string') this.statusMessage = first;
    this.setAll(typeof first === 'string' ? second : first);
    this.storeHead();
    return this;
  }

  writeContinue(): void {
    this.socket?.write('HTTP/1.1 100 Continue\r\n\r\n', 'latin1');
  }

  writeProcessing(): void {
    this.socket?.write('HTTP/1.1 102 Processing\r\n\r\n', 'latin1');
  }

  protected override firstLine(): string {
    this.statusMessage ??= STATUS_CODES[this.statusCode] ?? 'unknown';
    return `HTTP/1.1 ${String(this.statusCode)} ${this.statusMessage}`;
  }

  protected override addHeaders(length: number | undefined): void {
    const { statusCode } = this;
    const isBodyless = statusCode < 200 || statusCode === 204 || statusCode === 304;
    if (isBodyless) this.hasBody = false;
    if (this.sendDate && !this.hasHeader('date')) this.setHeader('Date', new Date().toUTCString());
    const isFramed = this.hasHeader('content-length') || this.hasHeader('transfer-encoding');
    const canChunk = this.req.httpVersion === '1.1';
    if (!isFramed && !isBodyless && (length === undefined || !canChunk) && !canChunk) {
      this.shouldKeepAlive = false;
    }
    if (this.hasHeader('connection')) {
      if (hasToken(String(this.getHeader('connection')), 'close')) this.shouldKeepAlive = false;
    } else {
      this.setHeader('Connection', this.shouldKeepAlive ? 'keep-alive' : 'close');
      if (this.shouldKeepAlive) this.setHeader('Keep-Alive', 'timeout=5');
    }
    if (isFramed || isBodyless) return;
    if (length !== undefined && canChunk) this.setHeader('Content-Length', length);
    else if (canChunk) this.setHeader('Transfer-Encoding', 'chunked');
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    // Given up before its end, a response takes its connection with it: the client can't tell otherwise.
    if (!this.writableFinished && this.socket && !this.socket.destroyed)
      this.socket.destroy(error ?? undefined);
    callback(error && this.listenerCount('error') === 0 ? null : error);
  }
}
