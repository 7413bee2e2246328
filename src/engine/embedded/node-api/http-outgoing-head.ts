import { HeaderFields } from './http-header-fields.ts';
import type { HeaderValue } from './http-headers.ts';
import { nodeError } from './node-error.ts';

/** The head of a message that is being written, and what it says about the body and the connection. */
export class OutgoingHead extends HeaderFields {
  shouldKeepAlive = true;
  chunkedEncoding = false;
  useChunkedEncodingByDefault = true;
  maxRequestsOnConnectionReached = false;
  protected contentLength: number | undefined;
  protected hasBody = true;
  /** Whether the connection ends with this message. */
  protected isLast = false;
  /** Whether the message travels on a connection of an agent. */
  protected isPooled = false;
  /** For how many milliseconds and requests a server says that it keeps a connection. */
  protected keepAliveHint: { timeout: number; most: number } | undefined;
  protected uniqueHeaders: ReadonlySet<string> | undefined;

  /** Sends the head before there is a body. */
  protected sendHead(): void {
    throw nodeError('ERR_METHOD_NOT_IMPLEMENTED', 'The sendHead() method is not implemented');
  }

  /** Settles the head: the given headers, and those that the message needs besides. */
  protected storeHead(
    firstLine: string,
    headers: readonly [string, HeaderValue][],
    status = 0,
  ): void {
    let text = firstLine;
    const seen = new Set<string>();
    for (const [name, value] of headers) {
      const key = name.toLowerCase();
      seen.add(key);
      const isApart = Array.isArray(value) && (value.length < 2 || key !== 'cookie');
      const isOne = Array.isArray(value) && (!isApart || this.uniqueHeaders?.has(key) === true);
      const values = isOne ? [value.join('; ')] : isApart ? (value as string[]) : [value];
      for (const one of values) {
        text += `${name}: ${String(one)}\r\n`;
        this.#noteHeader(key, String(one));
      }
    }
    if (this.sendDate && !seen.has('date')) text += `Date: ${new Date().toUTCString()}\r\n`;
    if (this.chunkedEncoding && (status === 204 || status === 304)) {
      this.chunkedEncoding = false;
      this.shouldKeepAlive = false;
    }
    text += this.#connectionLines(seen) + this.#framingLine(seen);
    if (!this.chunkedEncoding && seen.has('trailer')) {
      throw nodeError(
        'ERR_HTTP_TRAILER_INVALID',
        'Trailers are invalid with this transfer encoding',
      );
    }
    this.head = `${text}\r\n`;
    // Who announces a body and waits for leave has to announce it now.
    if (seen.has('expect')) this.sendHead();
  }

  #noteHeader(key: string, value: string): void {
    if (key === 'connection') {
      if (/(?:^|\W)close(?:$|\W)/i.test(value)) this.isLast = true;
      else this.shouldKeepAlive = true;
    } else if (key === 'transfer-encoding') {
      if (/(?:^|\W)chunked(?:$|\W)/i.test(value)) this.chunkedEncoding = true;
    } else if (key === 'content-length') {
      this.contentLength = Number(value);
    }
  }

  #connectionLines(seen: ReadonlySet<string>): string {
    if (this.removed.has('connection')) {
      this.isLast = !this.shouldKeepAlive;
      return '';
    }
    if (seen.has('connection')) return '';
    const knowsEnd =
      seen.has('content-length') || this.useChunkedEncodingByDefault || this.isPooled;
    if (!this.shouldKeepAlive || !knowsEnd) {
      this.isLast = true;
      return 'Connection: close\r\n';
    }
    if (this.maxRequestsOnConnectionReached) return 'Connection: close\r\n';
    const hint = seen.has('keep-alive') ? undefined : this.keepAliveHint;
    if (!hint || hint.timeout <= 0) return 'Connection: keep-alive\r\n';
    const most = hint.most > 0 ? `, max=${String(hint.most)}` : '';
    const seconds = String(Math.floor(hint.timeout / 1_000));
    return `Connection: keep-alive\r\nKeep-Alive: timeout=${seconds}${most}\r\n`;
  }

  #framingLine(seen: ReadonlySet<string>): string {
    if (seen.has('content-length') || seen.has('transfer-encoding')) return '';
    const isLengthless = this.removed.has('content-length') || seen.has('trailer');
    if (!this.hasBody) {
      this.chunkedEncoding = false;
    } else if (!this.useChunkedEncodingByDefault) {
      this.isLast = true;
    } else if (!isLengthless && this.contentLength !== undefined) {
      return `Content-Length: ${String(this.contentLength)}\r\n`;
    } else if (!this.removed.has('transfer-encoding')) {
      this.chunkedEncoding = true;
      return 'Transfer-Encoding: chunked\r\n';
    } else {
      this.isLast = true;
    }
    return '';
  }
}
