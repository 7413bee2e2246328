/** Response headers as they may be given: by name, or in pairs, where a name may come again. */
export type HeaderList =
  Readonly<Record<string, string>> | readonly (readonly [name: string, value: string])[];

/** The headers of a request; case doesn't matter. Mirrors Starlette's `Headers`. */
export class RequestHeaders implements Iterable<[name: string, value: string]> {
  readonly #pairs: readonly [string, string][];

  /** Takes Node's `rawHeaders`: names and values in turn. */
  constructor(raw: readonly string[]) {
    const pairs: [string, string][] = [];
    for (let index = 0; index + 1 < raw.length; index += 2) {
      pairs.push([(raw[index] ?? '').toLowerCase(), raw[index + 1] ?? '']);
    }
    this.#pairs = pairs;
  }

  /** The first value of this name. */
  get(name: string): string | undefined {
    return this.getAll(name)[0];
  }

  /** Every value of this name, in the order in which they came. */
  getAll(name: string): string[] {
    const wanted = name.toLowerCase();
    return this.#pairs.filter(([known]) => known === wanted).map(([, value]) => value);
  }

  has(name: string): boolean {
    return this.getAll(name).length > 0;
  }

  [Symbol.iterator](): Iterator<[name: string, value: string]> {
    return this.#pairs[Symbol.iterator]();
  }
}

/** The cookies of a `Cookie` header: the last of a name wins, quotes around a value are removed. */
export function readCookies(header: string): Readonly<Record<string, string>> {
  const cookies = new Map<string, string>();
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    const name = at < 0 ? '' : part.slice(0, at).trim();
    const value = part.slice(at + 1).trim();
    if (name === '' && value === '') continue;
    const quoted = /^"(.*)"$/s.exec(value)?.[1];
    cookies.set(name, quoted?.replace(/\\(.)/gs, '$1') ?? value);
  }
  return Object.fromEntries(cookies);
}

/** Response headers in pairs. */
export function headerPairs(headers: HeaderList): readonly (readonly [string, string])[] {
  return isPairs(headers) ? headers : Object.entries(headers);
}

function isPairs(headers: HeaderList): headers is readonly (readonly [string, string])[] {
  return Array.isArray(headers);
}
