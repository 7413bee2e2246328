import { Buffer } from './buffer.ts';
import { hasToken } from './http-headers.ts';
import { IncomingMessage } from './http-incoming.ts';
import { type BodyWish, HttpParseError, HttpParser, type MessageHead } from './http-parser.ts';
import { ServerResponse } from './http-response.ts';
import { Server as NetServer } from './net-server.ts';
import { nodeError } from './node-error.ts';
import type { Socket } from './socket.ts';

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;
export type HttpServerOptions = {
  keepAliveTimeout?: number;
  requireHostHeader?: boolean;
};

const KEEP_ALIVE_LEEWAY_MS = 1_000;

/** Node's `http.Server`. */
export class Server extends NetServer {
  timeout = 0;
  keepAliveTimeout: number;
  headersTimeout = 60_000;
  requestTimeout = 300_000;
  maxHeadersCount: number | null = null;
  maxRequestsPerSocket = 0;
  readonly requireHostHeader: boolean;
  readonly #exchanges = new Set<HttpConnection>();

  constructor(options?: HttpServerOptions | RequestListener, listener?: RequestListener) {
    super({ allowHalfOpen: true });
    const given = typeof options === 'function' ? {} : (options ?? {});
    const onRequest = typeof options === 'function' ? options : listener;
    this.keepAliveTimeout = given.keepAliveTimeout ?? 5_000;
    this.requireHostHeader = given.requireHostHeader ?? true;
    if (onRequest) this.on('request', onRequest);
    this.on('connection', (socket: Socket) => {
      const exchange = new HttpConnection(this, socket, () => this.#exchanges.delete(exchange));
      this.#exchanges.add(exchange);
    });
  }

  setTimeout(ms: number, callback?: (socket: Socket) => void): this {
    this.timeout = ms;
    if (callback) this.on('timeout', callback);
    return this;
  }

  override close(callback?: (error?: Error) => void): this {
    super.close(callback);
    this.closeIdleConnections();
    return this;
  }

  closeAllConnections(): void {
    for (const exchange of this.#exchanges) exchange.socket.destroy();
  }

  closeIdleConnections(): void {
    for (const exchange of this.#exchanges) if (exchange.isIdle) exchange.socket.destroy();
  }
}

/** The requests and responses of one connection, one after the other, until it is closed or upgraded. */
class HttpConnection {
  readonly socket: Socket;
  readonly #server: Server;
  readonly #forget: () => void;
  readonly #parser: HttpParser;
  #request: IncomingMessage | undefined;
  #response: ServerResponse | undefined;
  #waiting: Buffer = Buffer.alloc(0);
  #isUpgraded = false;

  constructor(server: Server, socket: Socket, forget: () => void) {
    this.#server = server;
    this.socket = socket;
    this.#forget = forget;
    this.#parser = new HttpParser('request', {
      head: (head) => this.#startRequest(head),
      body: (bytes) => {
        if (this.#request?.push(bytes) === false) socket.pause();
      },
      trailers: (rawTrailers) => this.#request?.addTrailers(rawTrailers),
    });
    socket.on('data', this.#onData);
    socket.on('end', this.#onEnd);
    socket.on('close', this.#onClose);
    socket.on('error', this.#onError);
    socket.on('timeout', this.#onTimeout);
    if (server.timeout > 0) socket.setTimeout(server.timeout);
  }

  get isIdle(): boolean {
    return !this.#response && this.#parser.isBetweenMessages;
  }

  readonly #onData = (bytes: Buffer): void => {
    // Requests that come before the response to the one before wait for their turn.
    if (this.#response && this.#request?.complete)
      this.#waiting = Buffer.concat([this.#waiting, bytes]);
    else this.#parse(bytes);
  };

  readonly #onEnd = (): void => {
    if (!this.#parser.isBetweenMessages && !this.#request?.complete) {
      this.#fail(new HttpParseError('HPE_INVALID_EOF_STATE', 'Invalid EOF state'));
      return;
    }
    if (this.#response) this.#response.shouldKeepAlive = false;
    else this.socket.end();
  };

  readonly #onClose = (): void => {
    this.#forget();
    const request = this.#request;
    if (request && !request.complete) request.destroy(connectionReset('aborted'));
    this.#response?.destroy();
  };

  readonly #onError = (error: Error): void => {
    this.#fail(error);
  };

  readonly #onTimeout = (): void => {
    const isHandled =
      (this.#request && !this.#request.complete && this.#request.emit('timeout', this.socket)) ||
      this.#response?.emit('timeout', this.socket) ||
      this.#server.emit('timeout', this.socket);
    if (!isHandled) this.socket.destroy();
  };

  #parse(bytes: Buffer): void {
    let rest: Buffer | undefined;
    try {
      rest = this.#parser.execute(bytes);
    } catch (error) {
      if (!(error instanceof HttpParseError)) throw error;
      error.rawPacket = bytes;
      this.#fail(error);
      return;
    }
    if (rest === undefined) return;
    if (this.#isUpgraded) {
      this.#upgrade(rest);
      return;
    }
    this.#waiting = rest;
    this.#request?.finishBody();
    if (!this.#response) this.#parseWaiting();
  }

  #parseWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = Buffer.alloc(0);
    if (waiting.length > 0 && !this.socket.destroyed) this.#parse(waiting);
  }

  #startRequest(head: MessageHead): BodyWish {
    const server = this.#server;
    const request = new IncomingMessage(this.socket, head);
    this.#request = request;
    this.socket.setTimeout(server.timeout);
    const isConnect = request.method === 'CONNECT';
    const asksUpgrade =
      hasToken(request.headers['connection'], 'upgrade') &&
      request.headers['upgrade'] !== undefined;
    if (isConnect || (asksUpgrade && server.listenerCount('upgrade') > 0)) {
      request.upgrade = true;
      this.#isUpgraded = true;
      return 'upgrade';
    }
    request.resumeBody = () => {
      this.socket.resume();
    };
    this.#respond(request);
    return 'body';
  }

  #respond(request: IncomingMessage): void {
    const server = this.#server;
    const response = new ServerResponse(request);
    this.#response = response;
    response.once('finish', () => {
      this.#finishResponse(response);
    });
    if (
      server.requireHostHeader &&
      request.httpVersion === '1.1' &&
      request.headers['host'] === undefined
    ) {
      response.writeHead(400, { Connection: 'close' }).end();
      return;
    }
    const expect = request.headers['expect'];
    if (expect !== undefined && /^100-continue$/i.test(String(expect))) {
      if (server.emit('checkContinue', request, response)) return;
      response.writeContinue();
    }
    server.emit('request', request, response);
  }

  #finishResponse(response: ServerResponse): void {
    const request = this.#request;
    this.#response = undefined;
    // A body that nobody read is not kept.
    request?.resume();
    if (!response.shouldKeepAlive || !this.#server.listening) {
      this.socket.destroySoon();
      return;
    }
    if (request && !request.complete) return;
    this.socket.setTimeout(this.#server.keepAliveTimeout + KEEP_ALIVE_LEEWAY_MS);
    this.#parseWaiting();
  }

  #upgrade(head: Buffer): void {
    const request = this.#request;
    if (!request) return;
    this.#detach();
    request.finishBody();
    const event = request.method === 'CONNECT' ? 'connect' : 'upgrade';
    if (this.#server.listenerCount(event) === 0) {
      this.socket.destroy();
      return;
    }
    // Not merely paused: the next `data` listener is to set the stream flowing again.
    Reflect.set(this.socket, 'readableFlowing', null);
    this.#server.emit(event, request, this.socket, head);
  }

  #fail(error: Error): void {
    this.#detach();
    const { socket } = this;
    socket.on('error', () => undefined);
    this.#onClose();
    if (this.#server.emit('clientError', error, socket)) return;
    if (socket.writable && !this.#response?.headersSent) {
      const isTooLong = Reflect.get(error, 'code') === 'HPE_HEADER_OVERFLOW';
      const status = isTooLong ? '431 Request Header Fields Too Large' : '400 Bad Request';
      socket.write(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, 'latin1');
    }
    socket.destroy(error);
  }

  #detach(): void {
    const { socket } = this;
    this.#forget();
    socket.removeListener('data', this.#onData);
    socket.removeListener('end', this.#onEnd);
    socket.removeListener('close', this.#onClose);
    socket.removeListener('error', this.#onError);
    socket.removeListener('timeout', this.#onTimeout);
  }
}

/** The error of a connection that ended too early. */
export function connectionReset(message: string): Error {
  return nodeError('ECONNRESET', message);
}
