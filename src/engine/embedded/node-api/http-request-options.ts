import type { SocketOptions } from './connect-arguments.ts';
import { Buffer } from './buffer.ts';
import type { Agent } from './http-agent.ts';
import { TOKEN } from './http-header-lines.ts';
import type { OutgoingHeaders } from './http-outgoing.ts';
import { invalidArgumentType, nodeError } from './node-error.ts';
import type { IncomingMessage } from './http-incoming.ts';
import type { Socket } from './socket.ts';

/** The options of a request, as far as they mean something here. */
export type RequestOptions = Omit<SocketOptions, 'host' | 'path'> & {
  agent?: Agent | false | null | undefined;
  auth?: string | null;
  createConnection?: (
    options: RequestOptions,
    settle: (error: Error | null, socket?: Socket) => void,
  ) => Socket | undefined;
  defaultPort?: number | string;
  family?: number;
  headers?: OutgoingHeaders;
  host?: string | null | undefined;
  hostname?: string | null | undefined;
  insecureHTTPParser?: boolean;
  joinDuplicateHeaders?: boolean;
  keepAlive?: boolean;
  localAddress?: string;
  maxHeaderSize?: number;
  method?: string;
  path?: string | null | undefined;
  protocol?: string | null;
  setHost?: boolean;
  uniqueHeaders?: readonly (string | readonly string[])[];
};

export type ResponseListener = (response: IncomingMessage) => void;
type Input = string | URL | RequestOptions;

/** The arguments of `request` in their several forms, as options and a listener. */
export function readArguments(
  input: Input,
  first?: RequestOptions | ResponseListener,
  second?: ResponseListener,
): { options: RequestOptions; listener: ResponseListener | undefined } {
  const listener = typeof first === 'function' ? first : second;
  const extra = typeof first === 'function' ? undefined : first;
  const url = typeof input === 'string' ? parseUrl(input) : input;
  const base = url instanceof URL ? optionsOf(url) : url;
  return { options: { ...base, ...extra }, listener };
}

/** Throws where an option is not what Node takes. */
export function checkOptions(options: RequestOptions): void {
  checkType(options.insecureHTTPParser, 'boolean', 'options.insecureHTTPParser');
  checkType(options.joinDuplicateHeaders, 'boolean', 'options.joinDuplicateHeaders');
  checkType(options.maxHeaderSize, 'number', 'maxHeaderSize');
  checkType(options.timeout, 'number', 'timeout');
  for (const name of ['hostname', 'host'] as const) {
    const value: unknown = options[name];
    if (value === undefined || value === null || typeof value === 'string') continue;
    throw invalidArgumentType(
      `options.${name}`,
      'of type string or one of undefined or null',
      value,
    );
  }
}

/** The method of a request. */
export function methodOf(options: RequestOptions): string {
  const method: unknown = options.method;
  if (method === undefined || method === null || method === '') return 'GET';
  if (typeof method !== 'string')
    throw invalidArgumentType('options.method', 'of type string', method);
  if (TOKEN.test(method)) return method.toUpperCase();
  throw nodeError(
    'ERR_INVALID_HTTP_TOKEN',
    `Method must be a valid HTTP token ["${method}"]`,
    TypeError,
  );
}

/** The path of a request. */
export function pathOf(options: RequestOptions): string {
  const path = options.path ? String(options.path) : '/';
  if (!/[^\x21-\xff]/.test(path)) return path;
  throw nodeError(
    'ERR_UNESCAPED_CHARACTERS',
    'Request path contains unescaped characters',
    TypeError,
  );
}

/** The `Host` header for a place. */
export function hostHeader(host: string, port: number, defaultPort: number): string {
  const name = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  return port === defaultPort ? name : `${name}:${String(port)}`;
}

/** The `Authorization` header for a name and a password. */
export function basicAuthorization(auth: string): string {
  return `Basic ${Buffer.from(auth).toString('base64')}`;
}

function checkType(value: unknown, type: 'boolean' | 'number', name: string): void {
  if (value === undefined || typeof value === type) return;
  throw invalidArgumentType(name, `of type ${type}`, value);
}

function parseUrl(text: string): URL {
  try {
    return new URL(text);
  } catch {
    const error = nodeError('ERR_INVALID_URL', 'Invalid URL', TypeError);
    throw Object.assign(error, { input: text });
  }
}

function optionsOf(url: URL): RequestOptions {
  return {
    protocol: url.protocol,
    hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    path: `${url.pathname}${url.search}`,
    ...(url.port !== '' && { port: Number(url.port) }),
    ...((url.username !== '' || url.password !== '') && {
      auth: `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`,
    }),
  };
}
