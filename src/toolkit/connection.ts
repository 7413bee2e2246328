import type { IncomingMessage } from 'node:http';
import type { App } from './app.ts';
import { decodePath } from './path-pattern.ts';
import { readCookies, RequestHeaders } from './request-headers.ts';

/** What a WebSocket and an HTTP request have in common. Mirrors Starlette's `HTTPConnection`. */
export class Connection {
  readonly app: App;
  readonly headers: RequestHeaders;
  /** The prefix under which this app is mounted. Mirrors `root_path`. */
  rootPath = '';
  /** Of the path template, percent-decoded, as text. */
  pathParams: Readonly<Record<string, string>> = {};
  /** Yours: what a dependency finds out and a handler wants to know. */
  readonly state: Record<string, unknown> = {};
  /** The percent-decoded path. */
  readonly path: string;
  readonly #request: IncomingMessage;
  readonly #query: string;
  #url: URL | undefined;
  #queryParams: URLSearchParams | undefined;
  #cookies: Readonly<Record<string, string>> | undefined;

  constructor(app: App, request: IncomingMessage) {
    this.app = app;
    this.#request = request;
    this.headers = new RequestHeaders(request.rawHeaders);
    this.path = requestPath(request);
    this.#query = /\?(.*)/s.exec(request.url ?? '')?.[1] ?? '';
  }

  /** The whole address that was asked for. */
  get url(): URL {
    return (this.#url ??= this.#readUrl());
  }

  /** Plus is a space; broken percent sequences never fail. */
  get queryParams(): URLSearchParams {
    return (this.#queryParams ??= new URLSearchParams(`?${this.#query}`));
  }

  get cookies(): Readonly<Record<string, string>> {
    return (this.#cookies ??= readCookies(this.headers.getAll('cookie').join('; ')));
  }

  /** The address of the other side; undefined where there is none, as in a test. */
  get client(): { host: string; port: number } | undefined {
    const { remoteAddress: host, remotePort: port } = this.#request.socket;
    return host === undefined || port === undefined ? undefined : { host, port };
  }

  #readUrl(): URL {
    const scheme = this.#request.headers.upgrade ? 'ws' : 'http';
    const rest = (this.#request.url ?? '/').replace(/^\/*/, '/');
    const address = `${scheme}://${this.headers.get('host') ?? 'localhost'}${rest}`;
    return URL.canParse(address) ? new URL(address) : new URL(rest, `${scheme}://localhost`);
  }
}

/** The percent-decoded path that a request asks for, without the query; an absolute address counts by its path. */
export function requestPath({ url = '/' }: IncomingMessage): string {
  const target = url.replace(/[?#].*/s, '').replace(/^[a-z]+:\/\/[^/]*/i, '');
  return decodePath(target) || '/';
}
