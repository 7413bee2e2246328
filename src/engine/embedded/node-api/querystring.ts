type Query = Record<string, string | string[]>;
type Escape = (text: string) => string;

/** Decodes percent signs as UTF-8; leaves alone what is none, and replaces what is no UTF-8. */
export function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    const bytes = text.replace(/%[0-9a-f]{2}/gi, (code) =>
      String.fromCharCode(parseInt(code.slice(1), 16)),
    );
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  }
}

export function escape(text: string): string {
  return encodeURIComponent(text).replace(/%(27|28|29|2A|21)/g, (code) => unescape(code));
}

/** Reads `a=1&b=2&a=3` into `{ a: ['1', '3'], b: '2' }`. */
export function parse(
  text: string,
  separator = '&',
  equals = '=',
  options: { decodeURIComponent?: Escape; maxKeys?: number } = {},
): Query {
  const query = Object.create(null) as Query;
  const decode = options.decodeURIComponent ?? unescape;
  const max = options.maxKeys ?? 1_000;
  const parts = text.split(separator).filter((part) => part !== '');
  for (const part of max > 0 ? parts.slice(0, max) : parts) {
    const at = part.indexOf(equals);
    const name = decode((at < 0 ? part : part.slice(0, at)).replaceAll('+', ' '));
    const value = at < 0 ? '' : decode(part.slice(at + equals.length).replaceAll('+', ' '));
    const before = query[name];
    query[name] =
      before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return query;
}

/** Writes `{ a: ['1', '3'], b: 2 }` as `a=1&a=3&b=2`. */
export function stringify(
  query: Readonly<Record<string, unknown>>,
  separator = '&',
  equals = '=',
  options: { encodeURIComponent?: Escape } = {},
): string {
  const encode = options.encodeURIComponent ?? escape;
  return Object.entries(query)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? (value as unknown[]) : [value]).map(
        (one) => `${encode(name)}${equals}${encode(textOf(one))}`,
      ),
    )
    .join(separator);
}

export { parse as decode, stringify as encode };

const querystring = { decode: parse, encode: stringify, escape, parse, stringify, unescape };
/** Node's `querystring`. */
export default querystring;
export { querystring as 'module.exports' };

function textOf(value: unknown): string {
  return ['string', 'number', 'bigint', 'boolean'].includes(typeof value) ? String(value) : '';
}
