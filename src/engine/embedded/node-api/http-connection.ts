import { elapsedMs } from './clock.ts';
import { endSoon, timeSilence } from './any-stream.ts';
import type { IncomingMessage } from './http-incoming.ts';
import { connectionReset } from './http-incoming.ts';
import { HttpParseError } from './http-parse-error.ts';
import { type BodyWish, HttpParser, type MessageHead } from './http-parser.ts';
import { closeSoon, type ServerResponse } from './http-response.ts';
import type { Server } from './http-server.ts';
import { nodeError } from './node-error.ts';
import type { Socket } from './socket.ts';

const MOST_HEADERS = 1_000;
const nothing = (): void => undefined;

/** The requests and responses of one connection, one after the other, until it is closed or upgraded. */
export class HttpConnection {
  readonly socket: Socket;
  readonly #server: Server;
  readonly #forget: () => void;
  readonly #parser: HttpParser;
  /** Requests whose responses are not finished. */
  readonly #requests: IncomingMessage[] = [];
  /** Responses that wait for those before them. */
  readonly #waiting: ServerResponse[] = [];
  #request: IncomingMessage | undefined;
  #response: ServerResponse | undefined;
  #requestCount = 0;
  #messageStart: number | undefined = elapsedMs();
  #isDetached = false;
  #isHeldBack = false;
  #isKeepingAlive = false;

  constructor(server: Server, socket: Socket, forget: () => void) {
    this.#server = server;
    this.socket = socket;
    this.#forget = forget;
    const listener = {
      head: (head: MessageHead) => this.#takeHead(head),
      body: (bytes: Buffer) => {
        const request = this.#request;
        if (request && !request.push(bytes)) socket.pause();
      },
      complete: (rawTrailers: string[]) => {
        const request = this.#request;
        this.#messageStart = undefined;
        if (request?.upgrade !== true) request?.finishBody(rawTrailers);
      },
    };
    this.#parser = new HttpParser('request', listener, {
      headSize: server.maxHeaderSize,
      headers: server.maxHeadersCount ?? MOST_HEADERS,
    });
    if (server.timeout > 0) timeSilence(socket, server.timeout);
    socket.on('timeout', this.#onTimeout);
    socket.on('error', this.#onError);
    socket.on('close', this.#onClose);
    socket.on('end', this.#onEnd);
    socket.on('drain', this.#onDrain);
    socket.on('data', this.#onData);
  }

  /** Whether the connection waits for its next request. */
  get isIdle(): boolean {
    return this.#messageStart === undefined && !this.#response;
  }

  /** Ends the connection where its request takes longer than the server allows. */
  checkAge(): void {
    if (this.#messageStart === undefined) return;
    const { headersTimeout, requestTimeout } = this.#server;
    const age = elapsedMs() - this.#messageStart;
    const hasHead = this.#request !== undefined && !this.#request.complete;
    const isLate =
      (!hasHead && headersTimeout > 0 && age >= headersTimeout) ||
      (requestTimeout > 0 && age >= requestTimeout);
    if (!isLate) return;
    this.#messageStart = undefined;
    this.#onError(nodeError('ERR_HTTP_REQUEST_TIMEOUT', 'Request timeout'));
  }

  readonly #onData = (bytes: Buffer): void => {
    const wasBetween = this.#parser.isBetweenMessages;
    if (wasBetween) this.#messageStart ??= elapsedMs();
    let parsed: number;
    try {
      parsed = this.#parser.execute(bytes);
    } catch (error) {
      if (!(error instanceof HttpParseError)) throw error;
      this.#onError(error);
      return;
    }
    if (this.#parser.isBetweenMessages && this.#request?.complete !== false)
      this.#messageStart = undefined;
    if (this.#request?.upgrade === true) this.#upgrade(this.#request, bytes.subarray(parsed));
  };

  readonly #onEnd = (): void => {
    try {
      this.#parser.finish();
    } catch (error) {
      this.#onError(error as Error);
      return;
    }
    // A client that ended its side without waiting for the answer is not waiting.
    this.#abortRequests();
    this.socket.end();
  };

  readonly #onClose = (): void => {
    this.#forget();
    this.#abortRequests();
    this.#response?.close();
  };

  readonly #onDrain = (): void => {
    if (this.#isHeldBack && this.#waitingBytes < this.socket.writableHighWaterMark) {
      this.#isHeldBack = false;
      this.socket.resume();
    }
    this.#response?.emitDrain();
  };

  readonly #onTimeout = (): void => {
    const request = this.#request;
    const isHandled = [
      request !== undefined && !request.complete && request.emit('timeout', this.socket),
      this.#response?.emit('timeout', this.socket),
      this.#server.emit('timeout', this.socket),
    ].includes(true);
    if (!isHandled) this.socket.destroy();
  };

  readonly #onError = (error: Error): void => {
    const { socket } = this;
    socket.removeListener('error', this.#onError);
    if (socket.listenerCount('error') === 0) socket.on('error', nothing);
    if (this.#server.emit('clientError', error, socket)) return;
    if (socket.writable && !this.#response?.headersSent) {
      socket.write(`HTTP/1.1 ${statusOf(error)}\r\nConnection: close\r\n\r\n`, 'latin1');
    }
    socket.destroy(error);
  };

  get #waitingBytes(): number {
    return this.#waiting.reduce((sum, response) => sum + response.waitingBytes, 0);
  }

  #takeHead(head: MessageHead): BodyWish {
    const server = this.#server;
    const { socket } = this;
    const request = new server.IncomingMessage(socket, head, server.joinDuplicateHeaders);
    this.#request = request;
    if (this.#isKeepingAlive) {
      timeSilence(socket, server.timeout);
      this.#isKeepingAlive = false;
    }
    if (request.upgrade === true) {
      request.upgrade = request.method === 'CONNECT' || server.shouldUpgradeCallback(request);
      if (request.upgrade) return 'upgrade';
    }
    request.flowWith(() => {
      if (!request.complete && !this.#isHeldBack) socket.resume();
    });
    this.#requests.push(request);
    if (socket.writableNeedDrain) this.#holdBack();
    this.#answer(request, head.isKeepAlive);
    return 'body';
  }

  // Stops reading, so that requests don't pile up whose responses nobody takes.
  readonly #holdBack = (): void => {
    if (this.#isHeldBack) return;
    this.#isHeldBack = true;
    this.socket.pause();
  };

  #answer(request: IncomingMessage, isKeepAlive: boolean): void {
    const server = this.#server;
    const most = server.maxRequestsPerSocket ?? 0;
    const response = new server.ServerResponse(request, {
      keepAliveTimeout: server.keepAliveTimeout,
      maxRequests: most,
      uniqueHeaders: server.uniqueHeaders,
      onWaiting: () => {
        if (this.#waitingBytes >= this.socket.writableHighWaterMark) this.#holdBack();
      },
    });
    response.shouldKeepAlive = isKeepAlive;
    if (this.#response) {
      this.#waiting.push(response);
    } else {
      this.#response = response;
      response.assignSocket(this.socket);
    }
    response.on('finish', () => {
      this.#finish(request, response);
    });
    if (request.httpVersion === '1.1') this.#answerCurrent(request, response, most);
    else server.emit('request', request, response);
  }

  #answerCurrent(request: IncomingMessage, response: ServerResponse, most: number): void {
    const server = this.#server;
    if (server.requireHostHeader && request.headers['host'] === undefined) {
      response.writeHead(400, ['Connection', 'close']).end();
      return;
    }
    if (most > 0) {
      this.#requestCount++;
      response.maxRequestsOnConnectionReached = this.#requestCount >= most;
      if (this.#requestCount > most) {
        server.emit('dropRequest', request, this.socket);
        response.writeHead(503).end();
        return;
      }
    }
    const expectation = request.headers['expect'];
    if (expectation === undefined) {
      server.emit('request', request, response);
    } else if (/(?:^|\W)100-continue(?:$|\W)/i.test(String(expectation))) {
      response.expectContinue();
      if (server.emit('checkContinue', request, response)) return;
      response.writeContinue();
      server.emit('request', request, response);
    } else if (!server.emit('checkExpectation', request, response)) {
      response.writeHead(417).end();
    }
  }

  #finish(request: IncomingMessage, response: ServerResponse): void {
    const server = this.#server;
    const { socket } = this;
    this.#requests.shift();
    request.dump();
    response.detachSocket(socket);
    if (this.#request === request && request.complete) this.#request = undefined;
    closeSoon(response);
    this.#response = undefined;
    if (response.endsConnection) {
      endSoon(socket);
      return;
    }
    const next = this.#waiting.shift();
    if (next) {
      this.#response = next;
      next.assignSocket(socket);
    } else if (server.keepAliveTimeout > 0) {
      timeSilence(socket, server.keepAliveTimeout + server.keepAliveTimeoutBuffer);
      this.#isKeepingAlive = true;
    }
  }

  #abortRequests(): void {
    for (const request of this.#requests.splice(0)) request.destroy(connectionReset('aborted'));
  }

  #upgrade(request: IncomingMessage, head: Buffer): void {
    const { socket } = this;
    this.#detach();
    const event = request.method === 'CONNECT' ? 'connect' : 'upgrade';
    if (this.#server.listenerCount(event) === 0) {
      socket.destroy();
      return;
    }
    // Not merely paused: the next `data` listener is to set the stream flowing again.
    Reflect.set(socket, 'readableFlowing', null);
    this.#server.emit(event, request, socket, head);
  }

  #detach(): void {
    if (this.#isDetached) return;
    this.#isDetached = true;
    const { socket } = this;
    this.#forget();
    socket.removeListener('timeout', this.#onTimeout);
    socket.removeListener('error', this.#onError);
    socket.removeListener('close', this.#onClose);
    socket.removeListener('end', this.#onEnd);
    socket.removeListener('drain', this.#onDrain);
    socket.removeListener('data', this.#onData);
  }
}

function statusOf(error: Error): string {
  switch (Reflect.get(error, 'code')) {
    case 'HPE_HEADER_OVERFLOW':
      return '431 Request Header Fields Too Large';
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return '413 Payload Too Large';
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return '408 Request Timeout';
    default:
      return '400 Bad Request';
  }
}
