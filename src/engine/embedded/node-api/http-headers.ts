import { TOKEN } from './http-parser.ts';
import { nodeError } from './node-error.ts';

/** Headers as Node gives them: names in lower case, repeated ones joined. */
export type IncomingHeaders = Record<string, string | string[] | undefined>;

export type HeaderValue = string | number | readonly string[];

// Of these a second one is ignored, as Node does.
const SINGLE = new Set(
  'age authorization content-length content-type etag expires from host if-modified-since if-unmodified-since last-modified location max-forwards proxy-authorization referer retry-after server user-agent'.split(
    ' ',
  ),
);
const FORBIDDEN = /[^\t\x20-\x7e\x80-\xff]/;

/** Joins raw header lines (name, value, name, value …) by Node's rules. */
export function joinHeaders(rawHeaders: readonly string[]): IncomingHeaders {
  const headers: IncomingHeaders = {};
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    const value = rawHeaders[index + 1] ?? '';
    const before = Object.hasOwn(headers, name) ? headers[name] : undefined;
    let joined: string | string[] | undefined;
    if (name === 'set-cookie') joined = [...(Array.isArray(before) ? before : []), value];
    else if (typeof before !== 'string') joined = value;
    else if (SINGLE.has(name)) joined = before;
    else joined = `${before}${name === 'cookie' ? '; ' : ', '}${value}`;
    // A header called __proto__ is data too.
    Object.defineProperty(headers, name, {
      value: joined,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
  return headers;
}

/** The values of each header, apart. */
export function separateHeaders(rawHeaders: readonly string[]): Record<string, string[]> {
  const headers = Object.create(null) as Record<string, string[]>;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    (headers[name] ??= []).push(rawHeaders[index + 1] ?? '');
  }
  return headers;
}

/** Throws where a header could not travel under this name. */
export function validateHeaderName(name: unknown): asserts name is string {
  if (typeof name === 'string' && TOKEN.test(name)) return;
  throw nodeError(
    'ERR_INVALID_HTTP_TOKEN',
    `Header name must be a valid HTTP token ["${String(name)}"]`,
    TypeError,
  );
}

/** Throws where a header could not travel with this value. */
export function validateHeaderValue(name: string, value: unknown): asserts value is HeaderValue {
  if (value === undefined) {
    throw nodeError(
      'ERR_HTTP_INVALID_HEADER_VALUE',
      `Invalid value "undefined" for header "${name}"`,
      TypeError,
    );
  }
  const values: unknown[] = Array.isArray(value) ? value : [value];
  if (values.some((one) => FORBIDDEN.test(String(one)))) {
    throw nodeError(
      'ERR_INVALID_CHAR',
      `Invalid character in header content ["${name}"]`,
      TypeError,
    );
  }
}

/** Whether a comma-separated header names this token. */
export function hasToken(value: string | string[] | undefined, token: string): boolean {
  return String(value ?? '')
    .split(',')
    .some((part) => part.trim().toLowerCase() === token);
}
