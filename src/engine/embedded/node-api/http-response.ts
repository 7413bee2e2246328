import {
  checkCharacters,
  type HeaderValue,
  validateHeaderName,
  validateHeaderValue,
} from './http-headers.ts';
import type { IncomingMessage } from './http-incoming.ts';
import { OutgoingMessage, type OutgoingHeaders } from './http-outgoing.ts';
import { STATUS_CODES } from './http-status.ts';
import { nextTick } from './next-tick.ts';
import { invalidArgumentType, nodeError } from './node-error.ts';
import type { Socket } from './socket.ts';

type Callback = (error?: Error | null) => void;
type Hints = Record<string, string | readonly string[]> & { link?: string | readonly string[] };

/** What a server lays down for its responses. */
export type ResponseRules = {
  keepAliveTimeout: number;
  maxRequests: number;
  uniqueHeaders?: ReadonlySet<string> | undefined;
  isBodyAllowedOnly?: boolean;
  onWaiting?: () => void;
};

/** Node's `http.ServerResponse`. */
export class ServerResponse extends OutgoingMessage {
  readonly req: IncomingMessage;
  statusCode = 200;
  statusMessage: string | undefined;
  readonly #onWaiting: (() => void) | undefined;
  readonly #onClose = (): void => {
    this.close();
  };
  #expectsContinue = false;
  #hasSentContinue = false;

  constructor(request: IncomingMessage, rules?: ResponseRules) {
    super();
    this.req = request;
    this.sendDate = true;
    if (request.method === 'HEAD') this.hasBody = false;
    if ((request.httpVersionMajor ?? 0) < 1 || (request.httpVersionMinor ?? 0) < 1) {
      this.useChunkedEncodingByDefault = /chunked/i.test(String(request.headers['te'] ?? ''));
      this.shouldKeepAlive = false;
    }
    if (!rules) return;
    this.keepAliveHint = { timeout: rules.keepAliveTimeout, most: rules.maxRequests };
    this.uniqueHeaders = rules.uniqueHeaders;
    this.#onWaiting = rules.onWaiting;
  }

  /** Whether the connection ends when this response is finished. */
  get endsConnection(): boolean {
    return this.isLast;
  }

  /** Says that the request waits for leave to send its body. */
  expectContinue(): void {
    this.#expectsContinue = true;
  }

  /** Makes this the response that its connection carries now. */
  assignSocket(socket: Socket): void {
    this.socket = socket;
    socket.on('close', this.#onClose);
    this.emit('socket', socket);
    this.flush();
  }

  detachSocket(socket: Socket): void {
    socket.removeListener('close', this.#onClose);
    this.socket = null;
  }

  /** Says that nothing more will come of the response: it is finished, or its connection is gone. */
  close(): void {
    if (this.isClosed) return;
    this.destroyed = true;
    this.isClosed = true;
    this.emit('close');
  }

  writeHead(statusCode: number, ...rest: [string?, OutgoingHeaders?] | [OutgoingHeaders?]): this {
    this.checkNotSent('write');
    const code = Number(statusCode) | 0;
    if (code < 100 || code > 999) {
      throw nodeError(
        'ERR_HTTP_INVALID_STATUS_CODE',
        `Invalid status code: ${String(statusCode)}`,
        RangeError,
      );
    }
    const [first, second] = rest;
    if (typeof first === 'string') this.statusMessage = first;
    else this.statusMessage ||= STATUS_CODES[code] ?? 'unknown';
    this.statusCode = code;
    const headers = this.#mergeHeaders(typeof first === 'string' ? second : (second ?? first));
    checkCharacters(this.statusMessage, 'statusMessage');
    if (code === 204 || code === 304 || code < 200) this.hasBody = false;
    // The body that the client was not told to send may come all the same.
    if (this.#expectsContinue && !this.#hasSentContinue) this.shouldKeepAlive = false;
    this.storeHead(`HTTP/1.1 ${String(code)} ${this.statusMessage}\r\n`, headers, code);
    return this;
  }

  writeContinue(callback?: Callback): void {
    this.writeRaw('HTTP/1.1 100 Continue\r\n\r\n', 'latin1', callback);
    this.#hasSentContinue = true;
  }

  writeInformation(statusCode: number, headers?: OutgoingHeaders, callback?: Callback): void {
    const lines = pairsOf(headers).map(([name, value]) => {
      validateHeaderName(name);
      validateHeaderValue(name, value);
      return `${name}: ${String(value)}\r\n`;
    });
    const reason = STATUS_CODES[statusCode] ?? 'unknown';
    const line = `HTTP/1.1 ${String(statusCode)} ${reason}\r\n`;
    this.writeRaw(`${line}${lines.join('')}\r\n`, 'latin1', callback);
  }

  writeProcessing(callback?: Callback): void {
    this.writeRaw('HTTP/1.1 102 Processing\r\n\r\n', 'latin1', callback);
  }

  writeEarlyHints(hints: Hints, callback?: Callback): void {
    if (typeof hints !== 'object' || (hints as Hints | null) === null || Array.isArray(hints))
      throw invalidArgumentType('hints', 'of type object', hints);
    const { link, ...others } = hints;
    if (link === undefined) return;
    const links = typeof link === 'string' ? [link] : link;
    if (links.length === 0) return;
    for (const one of links) checkLink(one);
    const lines = [`Link: ${links.join(', ')}`];
    for (const [name, value] of Object.entries(others)) {
      validateHeaderName(name);
      validateHeaderValue(name, value);
      lines.push(`${name}: ${String(value)}`);
    }
    const head = `HTTP/1.1 103 Early Hints\r\n${lines.join('\r\n')}\r\n\r\n`;
    this.writeRaw(head, 'latin1', callback);
  }

  protected override makeImplicitHead(): void {
    this.writeHead(this.statusCode);
  }

  protected override emitWaiting(): void {
    this.#onWaiting?.();
  }

  // Headers of writeHead() stand over those that were set before, and are not set themselves where there are none.
  #mergeHeaders(given: OutgoingHeaders | undefined): [string, HeaderValue][] {
    const pairs = pairsOf(given);
    if (!this.fields) {
      for (const [name, value] of pairs) {
        validateHeaderName(name);
        validateHeaderValue(name, value);
      }
      return pairs;
    }
    if (Array.isArray(given)) {
      for (const [name] of pairs) this.removeHeader(name);
      for (const [name, value] of pairs) this.appendHeader(name, value as string);
    } else {
      for (const [name, value] of pairs) this.setHeader(name, value);
    }
    return this.pairs;
  }
}

/** Calls back when the response is closed, in the turn after this one. */
export function closeSoon(response: ServerResponse): void {
  nextTick(() => {
    response.close();
  });
}

/** Headers in any of Node's forms, as pairs: an object, a flat list of names and values, a list of pairs. */
export function pairsOf(headers: OutgoingHeaders | undefined): [string, HeaderValue][] {
  if (!headers) return [];
  if (!Array.isArray(headers))
    return Object.entries(headers as Record<string, HeaderValue>).filter(([name]) => name !== '');
  const list = headers as unknown[];
  if (Array.isArray(list[0])) return list as [string, HeaderValue][];
  if (list.length % 2 !== 0) {
    const shown = JSON.stringify(list)
      .replace(/"/g, "'")
      .replace(/^\[(.*)\]$/, '[ $1 ]');
    const words = `The argument 'headers' is invalid. Received ${shown}`;
    throw nodeError('ERR_INVALID_ARG_VALUE', words, TypeError);
  }
  const pairs: [string, HeaderValue][] = [];
  for (let index = 0; index < list.length; index += 2)
    pairs.push([String(list[index]), list[index + 1] as HeaderValue]);
  return pairs;
}

function checkLink(link: string): void {
  if (/^(?:<[^>]*>)(?:\s*;\s*[^;"\s]+(?:=(")?[^;"\s]*\1)?)*$/.test(link)) return;
  throw nodeError(
    'ERR_INVALID_ARG_VALUE',
    `The argument 'hints' must be an array or string of format "</styles.css>; rel=preload; as=style". Received '${link}'`,
    TypeError,
  );
}
