import {
  checkCharacters,
  type HeaderValue,
  validateHeaderName,
  validateHeaderValue,
} from './http-headers.ts';
import { invalidArgumentType, nodeError } from './node-error.ts';
import { Stream } from './stream.ts';

type Field = { name: string; value: HeaderValue };

/** The headers of a message that is being written, in the order in which they were set. */
export class HeaderFields extends Stream {
  sendDate = false;
  protected fields: Map<string, Field> | undefined;
  protected head: string | undefined;
  protected trailers = '';
  /** Headers that the message is to go without, because the program removed them. */
  protected readonly removed = new Set<string>();

  /** Whether the head is settled, sent or not. */
  get headersSent(): boolean {
    return this.head !== undefined;
  }

  setHeader(name: string, value: HeaderValue): this {
    this.checkNotSent('set');
    validateHeaderName(name);
    validateHeaderValue(name, value);
    this.#put(name, value);
    return this;
  }

  setHeaders(headers: Headers | Map<string, HeaderValue>): this {
    this.checkNotSent('set');
    if (!(headers instanceof Headers) && !(headers instanceof Map))
      throw invalidArgumentType('headers', 'an instance of Headers or Map', headers);
    if (headers instanceof Map) {
      for (const [name, value] of headers) this.setHeader(name, value);
      return this;
    }
    for (const [name, value] of headers) if (name !== 'set-cookie') this.setHeader(name, value);
    const cookies = headers.getSetCookie();
    if (cookies.length > 0) this.setHeader('set-cookie', cookies);
    return this;
  }

  appendHeader(name: string, value: string | readonly string[]): this {
    this.checkNotSent('append');
    validateHeaderName(name);
    validateHeaderValue(name, value);
    const before = this.fields?.get(name.toLowerCase());
    if (before) {
      const values = Array.isArray(before.value) ? (before.value as string[]) : [before.value];
      const added = Array.isArray(value) ? (value as string[]) : [value];
      before.value = [...values, ...added] as string[];
    } else {
      this.#put(name, value);
    }
    return this;
  }

  getHeader(name: string): HeaderValue | undefined {
    checkName(name);
    return this.fields?.get(name.toLowerCase())?.value;
  }

  hasHeader(name: string): boolean {
    checkName(name);
    return this.fields?.has(name.toLowerCase()) ?? false;
  }

  removeHeader(name: string): void {
    checkName(name);
    this.checkNotSent('remove');
    const key = name.toLowerCase();
    this.removed.add(key);
    if (key === 'date') this.sendDate = false;
    this.fields?.delete(key);
  }

  getHeaders(): Record<string, HeaderValue> {
    const headers = Object.create(null) as Record<string, HeaderValue>;
    for (const [name, { value }] of this.fields ?? []) headers[name] = value;
    return headers;
  }

  getHeaderNames(): string[] {
    return [...(this.fields?.keys() ?? [])];
  }

  getRawHeaderNames(): string[] {
    return [...(this.fields?.values() ?? [])].map(({ name }) => name);
  }

  /** Adds header lines that come after a chunked body. */
  addTrailers(headers: Readonly<Record<string, string>> | readonly [string, string][]): void {
    const pairs = Array.isArray(headers)
      ? (headers as [string, string][])
      : Object.entries(headers as Record<string, string>);
    for (const [name, value] of pairs) {
      validateHeaderName(name, 'Trailer name');
      for (const one of Array.isArray(value) ? (value as string[]) : [value]) {
        checkCharacters(String(one), 'trailer content', name);
        this.trailers += `${name}: ${String(one)}\r\n`;
      }
    }
  }

  /** The headers that were set, as pairs. */
  protected get pairs(): [string, HeaderValue][] {
    return [...(this.fields?.values() ?? [])].map(({ name, value }) => [name, value]);
  }

  protected checkNotSent(verb: 'set' | 'append' | 'remove' | 'write'): void {
    if (this.head === undefined) return;
    throw nodeError(
      'ERR_HTTP_HEADERS_SENT',
      `Cannot ${verb} headers after they are sent to the client`,
    );
  }

  #put(name: string, value: HeaderValue): void {
    this.fields ??= new Map();
    this.fields.set(name.toLowerCase(), { name, value });
    this.removed.delete(name.toLowerCase());
  }
}

function checkName(name: unknown): void {
  if (typeof name !== 'string') throw invalidArgumentType('name', 'of type string', name);
}
