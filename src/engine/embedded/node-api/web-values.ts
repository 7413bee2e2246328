import { inspect } from './util.ts';

type Show = (depth: number, options: object) => string;

/** Lets consoles show the browser's own objects as they show Node's. */
export function showWebValues(): void {
  const custom = Symbol.for('nodejs.util.inspect.custom');
  for (const [name, fieldsOf] of Object.entries(fields)) {
    const prototype = (Reflect.get(globalThis, name) as { prototype: object } | undefined)
      ?.prototype;
    if (!prototype) continue;
    const show = function (this: object, depth: number, options: object): string {
      if (this === prototype) return `Object [${name}] {}`;
      if (depth < 0) return `[${name}]`;
      return `${nameOf(this, name)} ${inspect(fieldsOf(this as never), options)}`;
    } satisfies Show;
    Object.defineProperty(prototype, custom, { value: show, configurable: true, writable: true });
  }
  Object.defineProperty(URLSearchParams.prototype, custom, {
    value(this: URLSearchParams, depth: number, options: object) {
      if (depth < 0) return '[Object]';
      const pairs = [...this].map(
        ([name, value]) => `${inspect(name)} => ${inspect(value, options)}`,
      );
      return `URLSearchParams {${pairs.length > 0 ? ` ${pairs.join(', ')} ` : ''}}`;
    },
    configurable: true,
    writable: true,
  });
}

const fields: Readonly<Record<string, (value: never) => object>> = {
  URL: (url: URL) => {
    const { href, origin, protocol, username, password, host, hostname, port } = url;
    const { pathname, search, searchParams, hash } = url;
    const place = { host, hostname, port, pathname, search, searchParams, hash };
    return { href, origin, protocol, username, password, ...place };
  },
  AbortSignal: ({ aborted }: AbortSignal) => ({ aborted }),
  AbortController: ({ signal }: AbortController) => ({ signal }),
  Blob: ({ size, type }: Blob) => ({ size, type }),
  Headers: (headers: Headers) => Object.fromEntries(headers),
  TextDecoder: ({ encoding, fatal, ignoreBOM }: TextDecoder) => ({ encoding, fatal, ignoreBOM }),
};

function nameOf(value: object, otherwise: string): string {
  const { constructor } = value;
  return typeof constructor === 'function' ? constructor.name : otherwise;
}
