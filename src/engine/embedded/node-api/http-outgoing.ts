import { Buffer } from './buffer.ts';
import { type HeaderValue, validateHeaderName, validateHeaderValue } from './http-headers.ts';
import { nodeError } from './node-error.ts';
import type { Socket } from './socket.ts';
import { Writable } from './stream.ts';

export type OutgoingHeaders = Record<string, HeaderValue | undefined> | readonly HeaderValue[];
type Callback = (error?: Error | null) => void;
type EndArguments = [chunk?: unknown, encoding?: unknown, callback?: unknown];

/** What a request and a response have in common when they are written: headers, then a body in one of three framings. */
export abstract class OutgoingMessage extends Writable {
  headersSent = false;
  sendDate = true;
  socket: Socket | null = null;
  /** Whether a body may follow the head. */
  hasBody = true;
  protected readonly fields = new Map<string, { name: string; value: HeaderValue }>();
  #isChunked = false;
  #wholeLength: number | undefined;
  #waitingHead: string | undefined;

  constructor(options: { autoDestroy: boolean }) {
    super({
      decodeStrings: true,
      autoDestroy: options.autoDestroy,
      emitClose: options.autoDestroy,
    });
  }

  /** The first line, without its end. */
  protected abstract firstLine(): string;
  /** Adds the headers that the message needs and nobody set; `length` where the whole body is known. */
  protected abstract addHeaders(length: number | undefined): void;

  get connection(): Socket | null {
    return this.socket;
  }

  get finished(): boolean {
    return this.writableEnded;
  }

  setHeader(name: string, value: HeaderValue): this {
    if (this.headersSent) throw headersSentError('set');
    validateHeaderName(name);
    validateHeaderValue(name, value);
    this.fields.set(name.toLowerCase(), { name, value });
    return this;
  }

  setHeaders(headers: Headers | Map<string, HeaderValue>): this {
    for (const [name, value] of headers) this.setHeader(name, value);
    return this;
  }

  appendHeader(name: string, value: string | readonly string[]): this {
    const before = this.getHeader(name);
    const values =
      before === undefined ? [] : Array.isArray(before) ? (before as string[]) : [String(before)];
    return this.setHeader(name, [...values, ...(typeof value === 'string' ? [value] : value)]);
  }

  getHeader(name: string): HeaderValue | undefined {
    return this.fields.get(name.toLowerCase())?.value;
  }

  hasHeader(name: string): boolean {
    return this.fields.has(name.toLowerCase());
  }

  removeHeader(name: string): void {
    if (this.headersSent) throw headersSentError('remove');
    this.fields.delete(name.toLowerCase());
  }

  getHeaders(): Record<string, HeaderValue> {
    const headers = Object.create(null) as Record<string, HeaderValue>;
    for (const [name, { value }] of this.fields) headers[name] = value;
    return headers;
  }

  getHeaderNames(): string[] {
    return [...this.fields.keys()];
  }

  getRawHeaderNames(): string[] {
    return [...this.fields.values()].map(({ name }) => name);
  }

  flushHeaders(): void {
    const head = this.#takeHead();
    if (head !== '') this.socket?.write(head, 'latin1');
  }

  setTimeout(ms: number, callback?: () => void): this {
    if (callback) this.on('timeout', callback);
    this.socket?.setTimeout(ms);
    return this;
  }

  override end(...args: EndArguments): this {
    const [chunk] = args;
    if (!this.headersSent && !this.writableEnded && this.writableLength === 0) {
      // The whole body is here: it can travel with its length instead of in chunks.
      this.#wholeLength = byteLength(chunk, args[1]);
    }
    return super.end(...(args as [unknown]));
  }

  override _write(chunk: Buffer, _encoding: string, callback: Callback): void {
    const { socket } = this;
    if (!socket) {
      callback();
      return;
    }
    socket.cork();
    const head = this.#takeHead();
    if (head !== '') socket.write(head, 'latin1');
    if (!this.hasBody || chunk.length === 0) {
      socket.uncork();
      callback();
      return;
    }
    if (this.#isChunked) socket.write(`${chunk.length.toString(16)}\r\n`, 'latin1');
    if (this.#isChunked) {
      socket.write(chunk);
      socket.write('\r\n', 'latin1', callback);
    } else {
      socket.write(chunk, callback);
    }
    socket.uncork();
  }

  override _final(callback: Callback): void {
    const { socket } = this;
    const head = this.#takeHead();
    const last = head + (this.#isChunked && this.hasBody ? '0\r\n\r\n' : '');
    if (last !== '') socket?.write(last, 'latin1');
    callback();
  }

  /** Settles the head, before it is known how long the body becomes; it travels with the body's first bytes. */
  protected storeHead(): void {
    this.#waitingHead = this.#makeHead();
  }

  // The head where it was not sent yet, and nothing after that.
  #takeHead(): string {
    const head = this.#waitingHead ?? (this.headersSent ? '' : this.#makeHead());
    this.#waitingHead = undefined;
    return head;
  }

  #makeHead(): string {
    this.addHeaders(this.#wholeLength);
    this.#isChunked = String(this.getHeader('transfer-encoding')).toLowerCase() === 'chunked';
    const lines = [this.firstLine()];
    for (const { name, value } of this.fields.values()) {
      for (const one of Array.isArray(value) ? (value as string[]) : [value])
        lines.push(`${name}: ${String(one)}`);
    }
    this.headersSent = true;
    return `${lines.join('\r\n')}\r\n\r\n`;
  }

  /** Sets headers given in one of Node's forms: an object, or a flat list of names and values. */
  protected setAll(headers: OutgoingHeaders | undefined): void {
    if (Array.isArray(headers)) {
      for (let index = 0; index < headers.length; index += 2) {
        this.setHeader(String(headers[index]), headers[index + 1] as HeaderValue);
      }
    } else if (headers) {
      for (const [name, value] of Object.entries(headers))
        this.setHeader(name, value as HeaderValue);
    }
  }
}

/** The error of headers that come too late. */
export function headersSentError(verb: 'set' | 'write' | 'remove'): Error {
  return nodeError(
    'ERR_HTTP_HEADERS_SENT',
    `Cannot ${verb} headers after they are sent to the client`,
  );
}

function byteLength(chunk: unknown, encoding: unknown): number {
  if (typeof chunk === 'string') {
    return Buffer.byteLength(
      chunk,
      typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8',
    );
  }
  return chunk instanceof Uint8Array ? chunk.byteLength : 0;
}
