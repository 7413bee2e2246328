import type { Duplex } from 'node:stream';
import { HttpConnection } from './http-connection.ts';
import { IncomingMessage } from './http-incoming.ts';
import { ServerResponse } from './http-response.ts';
import { Server as NetServer } from './net-server.ts';
import { invalidArgumentType, nodeError } from './node-error.ts';
import type { Socket } from './socket.ts';
import { setInterval, type Timeout } from './timers.ts';

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;

/** The options of an HTTP server, as far as they mean something here. */
export type HttpServerOptions = {
  IncomingMessage?: typeof IncomingMessage;
  ServerResponse?: typeof ServerResponse;
  connectionsCheckingInterval?: number;
  headersTimeout?: number;
  highWaterMark?: number;
  insecureHTTPParser?: boolean;
  joinDuplicateHeaders?: boolean;
  keepAliveTimeout?: number;
  keepAliveTimeoutBuffer?: number;
  maxHeaderSize?: number;
  rejectNonStandardBodyWrites?: boolean;
  requestTimeout?: number;
  requireHostHeader?: boolean;
  shouldUpgradeCallback?: (request: IncomingMessage) => boolean;
  uniqueHeaders?: readonly (string | readonly string[])[];
};

/** Node's `http.Server`. */
export class Server extends NetServer {
  timeout = 0;
  keepAliveTimeout: number;
  keepAliveTimeoutBuffer: number;
  headersTimeout: number;
  requestTimeout: number;
  maxHeadersCount: number | null = null;
  maxRequestsPerSocket: number | null = 0;
  maxHeaderSize: number | undefined;
  requireHostHeader: boolean;
  joinDuplicateHeaders: boolean;
  shouldUpgradeCallback: (request: IncomingMessage) => boolean;
  connectionsCheckingInterval: number;
  readonly uniqueHeaders: ReadonlySet<string> | undefined;
  readonly IncomingMessage: typeof IncomingMessage;
  readonly ServerResponse: typeof ServerResponse;
  readonly #connections = new Set<HttpConnection>();
  #check: Timeout | undefined;

  constructor(options?: HttpServerOptions | RequestListener, listener?: RequestListener) {
    super({ allowHalfOpen: true });
    if (options !== undefined && typeof options !== 'function' && typeof options !== 'object')
      throw invalidArgumentType('options', 'of type object', options);
    const given = typeof options === 'function' ? {} : (options ?? {});
    const onRequest = typeof options === 'function' ? options : listener;
    checkOptions(given);
    this.IncomingMessage = given.IncomingMessage ?? IncomingMessage;
    this.ServerResponse = given.ServerResponse ?? ServerResponse;
    this.keepAliveTimeout = given.keepAliveTimeout ?? 5_000;
    this.keepAliveTimeoutBuffer = given.keepAliveTimeoutBuffer ?? 1_000;
    this.requestTimeout = given.requestTimeout ?? 300_000;
    this.headersTimeout = headersTimeoutOf(given, this.requestTimeout);
    this.connectionsCheckingInterval = given.connectionsCheckingInterval ?? 30_000;
    this.maxHeaderSize = given.maxHeaderSize;
    this.requireHostHeader = given.requireHostHeader ?? true;
    this.joinDuplicateHeaders = given.joinDuplicateHeaders ?? false;
    this.uniqueHeaders = uniqueNames(given.uniqueHeaders);
    this.shouldUpgradeCallback =
      given.shouldUpgradeCallback ?? (() => this.listenerCount('upgrade') > 0);
    if (onRequest) this.on('request', onRequest);
    this.on('connection', (socket: Socket) => {
      const connection = new HttpConnection(this, socket, () => {
        this.#connections.delete(connection);
      });
      this.#connections.add(connection);
    });
    this.on('listening', () => {
      this.#check?.close();
      this.#check = setInterval(() => {
        for (const open of this.#connections) open.checkAge();
      }, this.connectionsCheckingInterval).unref();
    });
  }

  setTimeout(ms: number | ((socket: Duplex) => void), callback?: (socket: Duplex) => void): this {
    if (typeof ms === 'number') this.timeout = ms;
    const listener = typeof ms === 'function' ? ms : callback;
    if (listener) this.on('timeout', listener);
    return this;
  }

  override close(callback?: (error?: Error) => void): this {
    this.#check?.close();
    super.close(callback);
    this.closeIdleConnections();
    return this;
  }

  closeAllConnections(): void {
    for (const { socket } of [...this.#connections]) socket.destroy();
  }

  closeIdleConnections(): void {
    for (const connection of [...this.#connections])
      if (connection.isIdle) connection.socket.destroy();
  }
}

function headersTimeoutOf(options: HttpServerOptions, requestTimeout: number): number {
  const headersTimeout =
    options.headersTimeout ?? Math.min(60_000, requestTimeout > 0 ? requestTimeout : 60_000);
  if (requestTimeout > 0 && headersTimeout > 0 && headersTimeout > requestTimeout) {
    throw nodeError(
      'ERR_OUT_OF_RANGE',
      `The value of "headersTimeout" is out of range. It must be <= requestTimeout. Received ${String(headersTimeout)}`,
      RangeError,
    );
  }
  return headersTimeout;
}

const NUMBERS = [
  'keepAliveTimeout',
  'keepAliveTimeoutBuffer',
  'requestTimeout',
  'headersTimeout',
  'connectionsCheckingInterval',
  'maxHeaderSize',
] as const;
const SWITCHES = [
  'requireHostHeader',
  'joinDuplicateHeaders',
  'insecureHTTPParser',
  'rejectNonStandardBodyWrites',
] as const;

function checkOptions(options: HttpServerOptions): void {
  for (const name of NUMBERS) {
    const value: unknown = options[name];
    if (value !== undefined && typeof value !== 'number')
      throw invalidArgumentType(name, 'of type number', value);
  }
  for (const name of SWITCHES) {
    const value: unknown = options[name];
    if (value !== undefined && typeof value !== 'boolean')
      throw invalidArgumentType(`options.${name}`, 'of type boolean', value);
  }
}

/** The names of headers that may be written once only, in lower case. */
export function uniqueNames(
  names: readonly (string | readonly string[])[] | undefined,
): ReadonlySet<string> | undefined {
  return names && new Set(names.flat().map((name) => name.toLowerCase()));
}
