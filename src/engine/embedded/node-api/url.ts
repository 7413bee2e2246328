import { parse as parseQuery } from './querystring.ts';
import { nodeError } from './node-error.ts';

export const { URL, URLSearchParams } = globalThis;

/** The path of a `file:` address. */
export function fileURLToPath(address: string | URL): string {
  const url = new URL(address);
  if (url.protocol !== 'file:') {
    throw nodeError('ERR_INVALID_URL_SCHEME', 'The URL must be of scheme file', TypeError);
  }
  return decodeURIComponent(url.pathname);
}

/** The `file:` address of a path. */
export function pathToFileURL(path: string): URL {
  const absolute = path.startsWith('/') ? path : `/${path}`;
  return new URL(`file://${encodeURI(absolute).replaceAll('?', '%3F').replaceAll('#', '%23')}`);
}

/** The old way to read an address, also a relative one as `request.url` is. */
export function parse(text: string, withQuery = false): Record<string, unknown> {
  const isRelative = !/^[a-z][a-z0-9+.-]*:/i.test(text);
  const url = new URL(text, isRelative ? 'http://relative' : undefined);
  const search = url.search === '' ? null : url.search;
  const query = search?.slice(1) ?? null;
  return {
    protocol: isRelative ? null : url.protocol,
    slashes: isRelative ? null : true,
    auth: url.username === '' ? null : `${url.username}:${url.password}`,
    host: isRelative ? null : url.host,
    port: url.port === '' ? null : url.port,
    hostname: isRelative ? null : url.hostname,
    hash: url.hash === '' ? null : url.hash,
    search,
    query: withQuery ? parseQuery(query ?? '') : query,
    pathname: url.pathname,
    path: `${url.pathname}${url.search}`,
    href: isRelative ? text : url.href,
  };
}

export function format(address: string | URL): string {
  return String(address);
}

export function resolve(from: string, to: string): string {
  const isRelative = !/^[a-z][a-z0-9+.-]*:/i.test(from);
  const url = new URL(to, new URL(from, isRelative ? 'http://relative/' : undefined));
  return url.hostname === 'relative' ? `${url.pathname}${url.search}${url.hash}` : url.href;
}

/** The options with which `http.request` asks for an address. */
export function urlToHttpOptions(url: URL): Record<string, unknown> {
  const { hostname, protocol, hash, search, pathname, href, port, username, password } = url;
  return {
    protocol,
    hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
    hash,
    search,
    pathname,
    path: `${pathname}${search}`,
    href,
    ...(port === '' ? {} : { port: Number(port) }),
    ...(username === '' && password === ''
      ? {}
      : { auth: `${decodeURIComponent(username)}:${decodeURIComponent(password)}` }),
  };
}

/** A host's name in ASCII; empty where it is none. */
export function domainToASCII(domain: string): string {
  return URL.parse(`ws://${domain}`)?.hostname ?? '';
}

const urlModule = {
  domainToASCII,
  urlToHttpOptions,
  fileURLToPath,
  format,
  parse,
  pathToFileURL,
  resolve,
  URL,
  URLSearchParams,
};
/** Node's `url`. */
export default urlModule;
export { urlModule as 'module.exports' };
