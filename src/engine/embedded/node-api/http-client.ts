import { Buffer } from './buffer.ts';
import { hasToken } from './http-headers.ts';
import { IncomingMessage } from './http-incoming.ts';
import { OutgoingMessage, type OutgoingHeaders } from './http-outgoing.ts';
import {
  type BodyWish,
  HttpParseError,
  HttpParser,
  type MessageHead,
  TOKEN,
} from './http-parser.ts';
import { connectionReset } from './http-server.ts';
import { connect } from './net.ts';
import { nextTick } from './next-tick.ts';
import { nodeError } from './node-error.ts';
import type { SocketOptions } from './connect-arguments.ts';
import type { Socket } from './socket.ts';

export type RequestOptions = SocketOptions & {
  protocol?: string | null;
  hostname?: string | null;
  method?: string;
  headers?: OutgoingHeaders;
  auth?: string | null;
  setHost?: boolean;
  defaultPort?: number;
  createConnection?: (options: object) => Socket;
};

type ResponseListener = (response: IncomingMessage) => void;

/** Node's `http.ClientRequest`; every request has a connection of its own. */
export class ClientRequest extends OutgoingMessage {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly protocol = 'http:';
  aborted = false;
  reusedSocket = false;
  res: IncomingMessage | null = null;
  readonly #socket: Socket;
  readonly #parser: HttpParser;
  #isDetached = false;
  #hasFailed = false;

  constructor(options: RequestOptions, listener?: ResponseListener) {
    super({ autoDestroy: false });
    if ((options.protocol ?? 'http:') !== 'http:') {
      throw nodeError(
        'ERR_INVALID_PROTOCOL',
        `Protocol "${String(options.protocol)}" not supported. Expected "http:"`,
        TypeError,
      );
    }
    this.method = (options.method ?? 'GET').toUpperCase();
    this.path = options.path || '/';
    this.host = options.hostname || options.host || 'localhost';
    if (!TOKEN.test(this.method)) {
      throw nodeError(
        'ERR_INVALID_HTTP_TOKEN',
        `Method must be a valid HTTP token ["${this.method}"]`,
        TypeError,
      );
    }
    if (/[^\x21-\xff]/.test(this.path)) {
      throw nodeError(
        'ERR_UNESCAPED_CHARACTERS',
        'Request path contains unescaped characters',
        TypeError,
      );
    }
    const port = options.port || options.defaultPort || 80;
    this.sendDate = false;
    this.setAll(options.headers);
    if (options.auth && !this.hasHeader('authorization')) {
      this.setHeader('Authorization', `Basic ${Buffer.from(options.auth).toString('base64')}`);
    }
    if (options.setHost !== false && !this.hasHeader('host')) {
      const name =
        this.host.includes(':') && !this.host.startsWith('[') ? `[${this.host}]` : this.host;
      this.setHeader(
        'Host',
        Number(port) === (options.defaultPort ?? 80) ? name : `${name}:${String(port)}`,
      );
    }
    if (listener) this.once('response', listener);
    this.#parser = new HttpParser('response', {
      head: (head) => this.#startResponse(head),
      body: (bytes) => {
        if (this.res?.push(bytes) === false) this.#socket.pause();
      },
      trailers: (rawTrailers) => this.res?.addTrailers(rawTrailers),
    });
    // A copy: `ws` writes into the options that it is given.
    const dial = { ...options, port, host: this.host };
    this.#socket = options.createConnection
      ? options.createConnection(dial)
      : connect({ ...dial, path: undefined });
    this.socket = this.#socket;
    this.#attach();
    nextTick(() => {
      if (!this.destroyed) this.emit('socket', this.#socket);
    });
  }

  abort(): void {
    if (this.aborted) return;
    this.aborted = true;
    nextTick(() => this.emit('abort'));
    this.destroy();
  }

  setNoDelay(): void {
    // Nothing waits in the virtual network.
  }

  setSocketKeepAlive(): void {
    // No connection of the virtual network is ever lost in silence.
  }

  protected override firstLine(): string {
    return `${this.method} ${this.path} HTTP/1.1`;
  }

  protected override addHeaders(length: number | undefined): void {
    if (!this.hasHeader('connection')) this.setHeader('Connection', 'close');
    const hasLength = this.hasHeader('content-length') || this.hasHeader('transfer-encoding');
    const isBodyless = ['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT'].includes(
      this.method,
    );
    if (hasLength || (isBodyless && (length ?? 0) === 0 && this.writableEnded)) return;
    if (length === undefined) this.setHeader('Transfer-Encoding', 'chunked');
    else this.setHeader('Content-Length', length);
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    if (!this.#isDetached) {
      this.res?.destroy();
      this.#socket.destroy(error ?? undefined);
    }
    // The socket's own events tell of the error.
    callback(null);
  }

  #attach(): void {
    const socket = this.#socket;
    socket.on('data', this.#onData);
    socket.on('end', this.#onEnd);
    socket.on('error', this.#onError);
    socket.on('close', this.#onClose);
    socket.on('timeout', this.#onTimeout);
  }

  #detach(): void {
    const socket = this.#socket;
    this.#isDetached = true;
    socket.removeListener('data', this.#onData);
    socket.removeListener('end', this.#onEnd);
    socket.removeListener('error', this.#onError);
    socket.removeListener('close', this.#onClose);
    socket.removeListener('timeout', this.#onTimeout);
  }

  readonly #onData = (bytes: Buffer): void => {
    let rest: Buffer | undefined = bytes;
    try {
      while (rest !== undefined && rest.length > 0 && !this.res?.complete) {
        rest = this.#parser.execute(rest);
        if (rest !== undefined && this.#finishMessage(rest)) return;
      }
    } catch (error) {
      if (!(error instanceof HttpParseError)) throw error;
      error.rawPacket = bytes;
      this.#hasFailed = true;
      this.#socket.destroy();
      this.emit('error', error);
    }
  };

  // Gives whether the connection is no longer ours.
  #finishMessage(rest: Buffer): boolean {
    const { res } = this;
    if (!res) return false;
    res.finishBody();
    if (!res.upgrade) {
      this.#socket.destroySoon();
      return true;
    }
    const event = this.method === 'CONNECT' ? 'connect' : 'upgrade';
    this.#detach();
    if (this.listenerCount(event) === 0) {
      this.#socket.destroy();
    } else {
      // Not merely paused: the next `data` listener is to set the stream flowing again.
      Reflect.set(this.#socket, 'readableFlowing', null);
      this.destroy();
      this.emit(event, res, this.#socket, rest);
    }
    this.emit('close');
    return true;
  }

  #startResponse(head: MessageHead): BodyWish {
    const response = new IncomingMessage(this.#socket, head);
    const status = response.statusCode ?? 0;
    const isUpgrade =
      status === 101 &&
      hasToken(response.headers['connection'], 'upgrade') &&
      response.headers['upgrade'] !== undefined;
    if (isUpgrade || (this.method === 'CONNECT' && status < 300)) {
      response.upgrade = true;
      this.res = response;
      return 'upgrade';
    }
    if (status < 200) {
      if (status === 100) this.emit('continue');
      const { statusCode, statusMessage, headers, rawHeaders, httpVersion } = response;
      this.emit('information', { statusCode, statusMessage, headers, rawHeaders, httpVersion });
      return 'no-body';
    }
    this.res = response;
    response.resumeBody = () => {
      this.#socket.resume();
    };
    if (this.aborted || !this.emit('response', response)) response.resume();
    return this.method === 'HEAD' || status === 204 || status === 304 ? 'no-body' : 'body';
  }

  readonly #onEnd = (): void => {
    if (this.res && !this.res.complete && this.#parser.endsWithConnection) this.res.finishBody();
    if (!this.res && !this.#hasFailed) this.#hangUp();
    this.#socket.end();
  };

  readonly #onError = (error: Error): void => {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    this.emit('error', error);
  };

  readonly #onClose = (): void => {
    const { res } = this;
    if (res) {
      if (!res.complete) res.destroy(connectionReset('aborted'));
    } else if (!this.#hasFailed) {
      this.#hangUp();
    }
    this.emit('close');
  };

  readonly #onTimeout = (): void => {
    this.emit('timeout');
  };

  #hangUp(): void {
    this.#hasFailed = true;
    this.emit('error', connectionReset('socket hang up'));
  }
}

/** The arguments of `request` and `get` in their several forms, as a request. */
export function request(
  input: string | URL | RequestOptions,
  first?: RequestOptions | ResponseListener,
  second?: ResponseListener,
): ClientRequest {
  const listener = typeof first === 'function' ? first : second;
  const extra = typeof first === 'function' ? {} : (first ?? {});
  const base =
    typeof input === 'string'
      ? optionsOf(new URL(input))
      : input instanceof URL
        ? optionsOf(input)
        : input;
  return new ClientRequest({ ...base, ...extra }, listener);
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

function optionsOf(url: URL): RequestOptions {
  return {
    protocol: url.protocol,
    hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    path: `${url.pathname}${url.search}`,
    ...(url.port !== '' && { port: Number(url.port) }),
    ...(url.username !== '' && {
      auth: `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`,
    }),
  };
}
