import { TOKEN } from './http-header-lines.ts';
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
export function joinHeaders(
  rawHeaders: readonly string[],
  isJoiningDuplicates = false,
): IncomingHeaders {
  const headers: IncomingHeaders = {};
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    const value = rawHeaders[index + 1] ?? '';
    // Node's object takes it for its prototype, and drops it.
    if (name === '__proto__') continue;
    const before = Object.hasOwn(headers, name) ? headers[name] : undefined;
    if (name === 'set-cookie') headers[name] = [...(Array.isArray(before) ? before : []), value];
    else if (typeof before !== 'string') headers[name] = value;
    else if (!SINGLE.has(name) || isJoiningDuplicates)
      headers[name] = `${before}${name === 'cookie' ? '; ' : ', '}${value}`;
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
export function validateHeaderName(name: unknown, label = 'Header name'): asserts name is string {
  if (typeof name === 'string' && TOKEN.test(name)) return;
  throw nodeError(
    'ERR_INVALID_HTTP_TOKEN',
    `${label} must be a valid HTTP token ["${String(name)}"]`,
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
  for (const one of values) checkCharacters(String(one), 'header content', name);
}

/** Throws where a text could not travel within a head. */
export function checkCharacters(text: string, place: string, name?: string): void {
  if (!FORBIDDEN.test(text)) return;
  const where = name === undefined ? '' : ` ["${name}"]`;
  throw nodeError('ERR_INVALID_CHAR', `Invalid character in ${place}${where}`, TypeError);
}
