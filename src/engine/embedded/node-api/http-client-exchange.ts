import { endSoon } from './any-stream.ts';
import type { ClientRequest } from './http-client.ts';
import { connectionReset, IncomingMessage } from './http-incoming.ts';
import { HttpParseError } from './http-parse-error.ts';
import { type BodyWish, HttpParser, type MessageHead } from './http-parser.ts';
import { nextTick } from './next-tick.ts';
import type { Socket } from './socket.ts';

/** The request that a connection serves now. */
export const requestOf = new WeakMap<Socket, ClientRequest>();

/** A request on its connection, until its response is whole, the connection is gone, or it speaks another protocol. */
export class ClientExchange {
  readonly socket: Socket;
  readonly #request: ClientRequest;
  readonly #parser: HttpParser;
  #incoming: IncomingMessage | undefined;
  #isReading = true;
  #hasFailed = false;
  #hasResponseEnded = false;

  constructor(request: ClientRequest, socket: Socket) {
    this.#request = request;
    this.socket = socket;
    const listener = {
      head: (head: MessageHead) => this.#takeHead(head),
      body: (bytes: Buffer) => {
        if (this.#incoming && !this.#incoming.push(bytes)) socket.pause();
      },
      complete: (rawTrailers: string[]) => {
        if (this.#incoming && this.#incoming.upgrade !== true)
          this.#incoming.finishBody(rawTrailers);
      },
    };
    this.#parser = new HttpParser('response', listener, { headSize: request.maxHeaderSize });
  }

  /** Takes the connection over. */
  begin(): void {
    const { socket } = this;
    requestOf.set(socket, this.#request);
    socket.on('error', this.#onError);
    socket.on('data', this.#onData);
    socket.on('end', this.#onEnd);
    socket.on('close', this.#onClose);
    socket.on('drain', this.#onDrain);
    this.#request.on('finish', this.#onFinish);
  }

  /** Marks a failure that the request was told of, so that it hears of no second one. */
  fail(error: Error): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    this.#request.emit('error', error);
  }

  readonly #onDrain = (): void => {
    this.#request.emitDrain();
  };

  readonly #onFinish = (): void => {
    if (this.#request.shouldKeepAlive && this.#hasResponseEnded) this.#release();
  };

  readonly #onData = (bytes: Buffer): void => {
    let parsed: number;
    try {
      parsed = this.#parser.execute(bytes);
    } catch (error) {
      if (!(error instanceof HttpParseError)) throw error;
      this.#stopReading();
      this.socket.destroy();
      this.fail(error);
      return;
    }
    const incoming = this.#incoming;
    if (incoming?.upgrade === true) this.#upgrade(incoming, bytes.subarray(parsed));
    else if (incoming?.complete === true) this.#stopReading();
  };

  readonly #onEnd = (): void => {
    if (!this.#request.res) this.fail(connectionReset('socket hang up'));
    this.#finishParser();
    this.socket.end();
  };

  readonly #onError = (error: Error): void => {
    this.fail(error);
    this.#stopReading();
    this.socket.destroy();
  };

  readonly #onClose = (): void => {
    const request = this.#request;
    this.#finishParser();
    request.destroyed = true;
    const { res } = request;
    if (res) {
      if (!res.complete) res.destroy(connectionReset('aborted'));
      request.close();
      if (!res.aborted && res.readable) res.push(null);
    } else {
      this.fail(connectionReset('socket hang up'));
      request.close();
    }
  };

  // The end of a connection is the end of a body without a length.
  #finishParser(): void {
    try {
      this.#parser.finish();
    } catch {
      // The message is left incomplete, which its reader is told of.
    }
  }

  #takeHead(head: MessageHead): BodyWish {
    const request = this.#request;
    if (request.res) {
      this.#incoming = undefined;
      this.socket.destroy();
      return 'body';
    }
    if (request.maxHeadersCount) head.rawHeaders.splice(request.maxHeadersCount * 2);
    const response = new IncomingMessage(this.socket, head, request.joinDuplicateHeaders);
    const status = response.statusCode ?? 0;
    if (request.method === 'CONNECT' || response.upgrade === true) {
      response.upgrade = true;
      request.res = response;
      this.#incoming = response;
      return 'upgrade';
    }
    if (status < 200 && status !== 101) {
      if (status === 100) request.emit('continue');
      const { statusCode, statusMessage, httpVersion, httpVersionMajor, httpVersionMinor } =
        response;
      const { headers, rawHeaders } = response;
      const version = { httpVersion, httpVersionMajor, httpVersionMinor };
      request.emit('information', { statusCode, statusMessage, ...version, headers, rawHeaders });
      return 'no-body';
    }
    return this.#begin(response, head.isKeepAlive);
  }

  #begin(response: IncomingMessage, isKeepAlive: boolean): BodyWish {
    const request = this.#request;
    if (!isKeepAlive) request.shouldKeepAlive = false;
    this.#incoming = response;
    request.res = response;
    response.req = request;
    response.flowWith(() => {
      if (this.#isReading) this.socket.resume();
    });
    response.on('end', () => {
      this.#endResponse(response);
    });
    if (request.aborted || !request.emit('response', response)) response.dump();
    if (response.statusCode === 101) return 'upgrade';
    return request.method === 'HEAD' ? 'no-body' : 'body';
  }

  #endResponse(response: IncomingMessage): void {
    const request = this.#request;
    this.#hasResponseEnded = true;
    if (!request.shouldKeepAlive) {
      if (this.socket.writable) endSoon(this.socket);
    } else if (request.writableFinished && !response.aborted) {
      this.#release();
    }
  }

  // Gives the connection back to its agent.
  #release(): void {
    const request = this.#request;
    const { socket } = this;
    if (socket.destroyed || request.destroyed) return;
    this.#detach();
    request.stopTimeout();
    request.destroyed = true;
    // After the listeners of the response's end, which may want to look at it.
    nextTick(() => {
      request.close();
      socket.emit('free');
    });
  }

  #upgrade(response: IncomingMessage, head: Buffer): void {
    const request = this.#request;
    const { socket } = this;
    this.#stopReading();
    const event = request.method === 'CONNECT' ? 'connect' : 'upgrade';
    if (request.listenerCount(event) === 0) {
      socket.destroy();
      return;
    }
    this.#detach();
    request.stopTimeout();
    socket.emit('agentRemove');
    // Not merely paused: the next `data` listener is to set the stream flowing again.
    Reflect.set(socket, 'readableFlowing', null);
    request.emit(event, response, socket, head);
    request.destroyed = true;
    request.close();
  }

  #stopReading(): void {
    this.#isReading = false;
    this.socket.removeListener('data', this.#onData);
    this.socket.removeListener('end', this.#onEnd);
    this.socket.removeListener('drain', this.#onDrain);
  }

  #detach(): void {
    this.#stopReading();
    this.socket.removeListener('close', this.#onClose);
    this.socket.removeListener('error', this.#onError);
    this.#request.removeListener('finish', this.#onFinish);
  }
}
