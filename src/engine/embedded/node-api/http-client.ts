import { globalAgent, onFreeError, type Agent } from './http-agent.ts';
import { ClientExchange } from './http-client-exchange.ts';
import { connectionReset, type IncomingMessage } from './http-incoming.ts';
import { OutgoingMessage } from './http-outgoing.ts';
import {
  basicAuthorization,
  checkOptions,
  hostHeader,
  methodOf,
  pathOf,
  readArguments,
  type RequestOptions,
  type ResponseListener,
} from './http-request-options.ts';
import { pairsOf } from './http-response.ts';
import { uniqueNames } from './http-server.ts';
import type { HeaderValue } from './http-headers.ts';
import { checkPort } from './net-address.ts';
import { connect } from './net.ts';
import { nextTick } from './next-tick.ts';
import { abortError, invalidArgumentType, nodeError } from './node-error.ts';
import type { Socket } from './socket.ts';

const BODYLESS = ['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT'];

/** Node's `http.ClientRequest`. */
export class ClientRequest extends OutgoingMessage {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly protocol: string;
  readonly agent: Agent | undefined;
  readonly maxHeaderSize: number | undefined;
  readonly joinDuplicateHeaders: boolean;
  maxHeadersCount: number | null = null;
  aborted = false;
  reusedSocket = false;
  res: IncomingMessage | null = null;
  timeout: number | undefined;
  #timedSocket: Socket | undefined;
  #hasStopped = false;

  constructor(
    input: string | URL | RequestOptions,
    first?: RequestOptions | ResponseListener,
    second?: ResponseListener,
  ) {
    super();
    const { options, listener } = readArguments(input, first, second);
    this.agent = agentOf(options);
    const expected = this.agent?.protocol ?? 'http:';
    this.protocol = options.protocol ?? expected;
    this.path = pathOf(options);
    if (this.protocol !== expected) {
      throw nodeError(
        'ERR_INVALID_PROTOCOL',
        `Protocol "${this.protocol}" not supported. Expected "${expected}"`,
        TypeError,
      );
    }
    checkOptions(options);
    const defaultPort = Number(options.defaultPort || (this.agent?.defaultPort ?? 80));
    const port = checkPort(options.port || defaultPort, 'Port');
    this.host = options.hostname || options.host || 'localhost';
    this.method = methodOf(options);
    this.maxHeaderSize = options.maxHeaderSize;
    this.joinDuplicateHeaders = options.joinDuplicateHeaders ?? false;
    this.timeout = options.timeout;
    this.uniqueHeaders = uniqueNames(options.uniqueHeaders);
    this.useChunkedEncodingByDefault = !BODYLESS.includes(this.method);
    this.isPooled = this.agent !== undefined;
    this.shouldKeepAlive =
      this.agent !== undefined && (this.agent.keepAlive || Number.isFinite(this.agent.maxSockets));
    this.isLast = !this.shouldKeepAlive;
    if (listener) this.once('response', listener);
    if (options.signal) this.#heed(options.signal);
    this.#setHeaders(options, port, defaultPort);
    // As it was given: whoever makes the connection may want it as text.
    const dialled = { ...options, port: options.port || defaultPort, host: this.host };
    // It would be taken for the path of a pipe.
    delete dialled.path;
    this.#dial(dialled);
  }

  abort(): void {
    if (this.aborted) return;
    this.aborted = true;
    nextTick(() => this.emit('abort'));
    this.destroy();
  }

  override destroy(error?: Error): this {
    if (this.destroyed) return this;
    this.destroyed = true;
    this.res?.dump();
    this.errored = error ?? null;
    this.socket?.destroy(error);
    return this;
  }

  /** Takes the connection for this request, or the reason why there is none. */
  onSocket(socket: Socket | undefined, error?: Error): void {
    nextTick(() => {
      if (this.destroyed || error) this.#giveUp(socket, error ?? this.errored);
      else if (socket) this.#begin(socket);
    });
  }

  /** Says that nothing more will come of the request. */
  close(): void {
    this.isClosed = true;
    this.emit('close');
  }

  override setTimeout(ms: number, callback?: () => void): this {
    if (this.#hasStopped || this.res?.complete === true) return this;
    if (callback) this.once('timeout', callback);
    this.timeout = ms;
    if (this.socket) this.#startTimeout(this.socket, ms);
    return this;
  }

  clearTimeout(callback?: () => void): void {
    this.setTimeout(0, callback);
  }

  setNoDelay(isOn?: boolean): void {
    void isOn;
  }

  setSocketKeepAlive(isOn?: boolean, delay?: number): void {
    void isOn;
    void delay;
  }

  /** Stops the timeout of a connection that the request gives back. */
  stopTimeout(): void {
    this.#hasStopped = true;
    if (!this.#timedSocket) return;
    this.#timedSocket.removeListener('timeout', this.#onTimeout);
    this.#timedSocket.setTimeout(0);
    this.#timedSocket = undefined;
  }

  protected override makeImplicitHead(): void {
    this.checkNotSent('write');
    this.#storeHead(this.pairs);
  }

  #storeHead(headers: [string, HeaderValue][]): void {
    this.storeHead(`${this.method} ${this.path} HTTP/1.1\r\n`, headers);
  }

  #heed(signal: AbortSignal): void {
    const abort = (): void => {
      this.destroy(abortError(signal));
    };
    if (signal.aborted) nextTick(abort);
    else {
      signal.addEventListener('abort', abort);
      this.once('close', () => {
        signal.removeEventListener('abort', abort);
      });
    }
  }

  #setHeaders(options: RequestOptions, port: number, defaultPort: number): void {
    if (Array.isArray(options.headers)) {
      this.#storeHead(pairsOf(options.headers));
      return;
    }
    for (const [name, value] of pairsOf(options.headers)) this.setHeader(name, value);
    if (options.setHost !== false && !this.hasHeader('host'))
      this.setHeader(
        'Host',
        this.method === 'CONNECT' ? this.path : hostHeader(this.host, port, defaultPort),
      );
    if (options.auth && !this.hasHeader('authorization'))
      this.setHeader('Authorization', basicAuthorization(options.auth));
    if (this.hasHeader('expect')) this.#storeHead(this.pairs);
  }

  #dial(given: RequestOptions): void {
    const options = { ...given };
    // The request heeds it; a socket that did so too would end the exchange a second time.
    delete options.signal;
    if (this.agent) {
      this.agent.addRequest(this, options);
      return;
    }
    if (!options.createConnection) {
      this.onSocket(connect(options));
      return;
    }
    let isSettled = false;
    const settle = (error: Error | null, socket?: Socket): void => {
      if (isSettled) return;
      isSettled = true;
      if (error) nextTick(() => this.emit('error', error));
      else this.onSocket(socket);
    };
    try {
      const socket = options.createConnection(options, settle);
      if (socket) settle(null, socket);
    } catch (error) {
      settle(error as Error);
    }
  }

  #begin(socket: Socket): void {
    socket.removeListener('error', onFreeError);
    this.socket = socket;
    new ClientExchange(this, socket).begin();
    if (this.timeout !== undefined) this.#startTimeout(socket, this.timeout);
    this.emit('socket', socket);
    this.flush();
  }

  #giveUp(socket: Socket | undefined, error: Error | null): void {
    const reason = error ?? (this.aborted ? null : connectionReset('socket hang up'));
    // The connection is as good as new for the next request.
    if (socket && this.agent && !error && !socket.destroyed) socket.emit('free');
    else socket?.destroy();
    if (reason) this.emit('error', reason);
    this.close();
  }

  #startTimeout(socket: Socket, ms: number): void {
    if (!this.#timedSocket) socket.on('timeout', this.#onTimeout);
    this.#timedSocket = socket;
    if (socket.connecting) socket.once('connect', () => socket.setTimeout(ms));
    else socket.setTimeout(ms);
  }

  readonly #onTimeout = (): void => {
    this.emit('timeout');
  };
}

/** Makes a request, whose body is written to it. */
export function request(
  input: string | URL | RequestOptions,
  first?: RequestOptions | ResponseListener,
  second?: ResponseListener,
): ClientRequest {
  return new ClientRequest(input, first, second);
}

/** Sends a request without a body. */
export function get(
  input: string | URL | RequestOptions,
  first?: RequestOptions | ResponseListener,
  second?: ResponseListener,
): ClientRequest {
  const sent = request(input, first, second);
  sent.end();
  return sent;
}

function agentOf(options: RequestOptions): Agent | undefined {
  const agent: unknown = options.agent;
  if (agent === false) return new (globalAgent.constructor as new () => Agent)();
  if (agent === null || agent === undefined)
    return typeof options.createConnection === 'function' ? undefined : globalAgent;
  if (typeof agent === 'object' && typeof Reflect.get(agent, 'addRequest') === 'function')
    return agent as Agent;
  throw invalidArgumentType(
    'options.agent',
    'one of Agent-like Object, undefined, or false',
    agent,
  );
}
