import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { App } from './app.ts';
import { Connection } from './connection.ts';
import { HTTPException } from './errors.ts';

/** A plain HTTP request, as its handler sees it. Mirrors Starlette's `Request`. */
export class HttpRequest extends Connection {
  readonly #message: IncomingMessage;
  #body: Promise<string> | undefined;

  constructor(app: App, message: IncomingMessage) {
    super(app, message);
    this.#message = message;
  }

  /** The body as text, as often as it is asked for; an HTTPException 413 for more than 1 MiB. */
  text(): Promise<string> {
    return (this.#body ??= readBody(this.#message));
  }

  /** The body as a JSON value; an HTTPException 400 for what isn't JSON. */
  async json(): Promise<unknown> {
    const text = await this.text();
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new HTTPException(400, 'The body is not JSON');
    }
  }
}

/** What `Headers` can be made of; Node's own types have no name for it. */
export type HeaderValues = NonNullable<RequestInit['headers']>;

/** An HTTP answer: to a plain request, or in place of a WebSocket. Mirrors Starlette's `Response` and `PlainTextResponse`. */
export class HttpResponse {
  readonly status: number;
  readonly body: string | Uint8Array;
  readonly headers: Headers;

  constructor(status = 200, body: string | Uint8Array = '', headers: HeaderValues = {}) {
    this.status = status;
    this.body = body;
    this.headers = new Headers(headers);
    if (typeof body !== 'string' || body === '' || this.headers.has('content-type')) return;
    this.headers.set('content-type', 'text/plain; charset=utf-8');
  }

  /** A value as JSON. Mirrors `JSONResponse`. */
  static json(value: unknown, status = 200, headers: HeaderValues = {}): HttpResponse {
    const response = new HttpResponse(status, JSON.stringify(value ?? null), headers);
    response.headers.set('content-type', 'application/json');
    return response;
  }
}

async function readBody(message: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of message) {
    parts.push(part);
    length += part.length;
    if (length > LARGEST_BODY) throw new HTTPException(413, 'Content Too Large');
  }
  return Buffer.concat(parts).toString();
}

/** Answers a plain request. */
export function respond(response: ServerResponse, { status, body, headers }: HttpResponse): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, [...headers, ['content-length', String(bytes.length)]].flat());
  response.end(bytes);
}

/** Answers a handshake with something else than a WebSocket, and ends the connection. */
export function refuse(request: IncomingMessage, socket: Duplex, answer: HttpResponse): void {
  if (!socket.writable) return void socket.destroy();
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  response.assignSocket(socket as Socket);
  response.once('finish', () => socket.end(() => socket.destroy()));
  respond(response, answer);
}

const LARGEST_BODY = 1_048_576;
