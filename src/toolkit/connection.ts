import type { IncomingMessage } from 'node:http';
import { unescape } from 'node:querystring';
import type { App } from './app.ts';

/** What a WebSocket and an HTTP request have in common. Mirrors Starlette's `HTTPConnection`. */
export class Connection {
  readonly app: App;
  /** The address of the other side; undefined where there is none, as in a test. */
  readonly client: { host: string; port: number } | undefined;
  /** Of the path template, percent-decoded, as text. */
  pathParams: Readonly<Record<string, string>> = {};
  /** The prefix under which this app is mounted. Mirrors `root_path`. */
  rootPath = '';
  /** Yours: what a dependency finds out and a handler wants to know. */
  readonly state: Record<string, unknown> = {};
  readonly #request: IncomingMessage;
  #headers: Headers | undefined;
  #queryParams: URLSearchParams | undefined;
  #cookies: Readonly<Record<string, string>> | undefined;

  constructor(app: App, request: IncomingMessage) {
    this.app = app;
    this.#request = request;
    // A socket that is gone has forgotten it.
    const { remoteAddress: host, remotePort: port } = request.socket;
    this.client = host === undefined || port === undefined ? undefined : { host, port };
  }

  /** The whole address that was asked for. */
  get url(): URL {
    const { url = '/', headers } = this.#request;
    const scheme = headers.upgrade ? 'ws' : 'http';
    const rest = url.replace(/^[a-z]+:\/\/[^/?]*/i, '').replace(/^\/*/, '/');
    const address = `${scheme}://${headers.host ?? 'localhost'}${rest}`;
    return URL.canParse(address) ? new URL(address) : new URL(rest, `${scheme}://localhost`);
  }

  /** The headers of the request; those of one name are joined by commas. */
  get headers(): Headers {
    return (this.#headers ??= new Headers(pairsOf(this.#request.rawHeaders)));
  }

  /** Every value of a header, in the order in which they came. */
  headerValues(name: string): string[] {
    const pairs = pairsOf(this.#request.rawHeaders);
    return pairs.filter(([known]) => known.toLowerCase() === name).map(([, value]) => value);
  }

  /** Plus is a space; broken percent sequences never fail. */
  get queryParams(): URLSearchParams {
    const query = /\?.*/s.exec(this.#request.url ?? '')?.[0];
    return (this.#queryParams ??= new URLSearchParams(query));
  }

  get cookies(): Readonly<Record<string, string>> {
    return (this.#cookies ??= readCookies(this.#request.headers.cookie ?? ''));
  }
}

/** The percent-decoded path that a request asks for; an absolute address counts by its path. */
export function requestPath({ url = '/' }: IncomingMessage): string {
  return unescape(url.replace(/[?#].*/s, '').replace(/^[a-z]+:\/\/[^/]*/i, '')) || '/';
}

function pairsOf(raw: readonly string[]): [name: string, value: string][] {
  const names = raw.filter((_, at) => at % 2 === 0);
  return names.map((name, at) => [name, raw[at * 2 + 1] ?? '']);
}

/** The cookies of a `Cookie` header: the last of a name wins, quotes around a value are removed. */
function readCookies(header: string): Readonly<Record<string, string>> {
  const parts = header.split(';').filter((part) => part.trim() !== '');
  const read = (part: string): [string, string] => {
    const [, name = '', value = ''] = /^(?:(.*?)=)?(.*)$/s.exec(part) ?? [];
    const quoted = /^"(.*)"$/s.exec(value.trim())?.[1];
    return [name.trim(), quoted?.replace(/\\(.)/gs, '$1') ?? value.trim()];
  };
  return Object.fromEntries(parts.map(read));
}
