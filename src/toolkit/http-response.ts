import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type HeaderList, headerPairs } from './request-headers.ts';

/** An HTTP answer: to a plain request, or in place of a WebSocket. Mirrors Starlette's `Response`. */
export class HttpResponse {
  readonly status: number;
  readonly body: string | Uint8Array;
  readonly headers: readonly (readonly [string, string])[];

  constructor(status = 200, body: string | Uint8Array = '', headers: HeaderList = {}) {
    this.status = status;
    this.body = body;
    const pairs = headerPairs(headers);
    const isTyped = body === '' || pairs.some(([name]) => name.toLowerCase() === 'content-type');
    this.headers = isTyped || typeof body !== 'string' ? pairs : [...pairs, plainText];
  }

  /** A value as JSON. Mirrors `JSONResponse`. */
  static json(value: unknown, status = 200, headers: HeaderList = {}): HttpResponse {
    const body = JSON.stringify(value ?? null);
    return new HttpResponse(status, body, [
      ...headerPairs(headers),
      ['content-type', 'application/json'],
    ]);
  }
}

const plainText: readonly [string, string] = ['content-type', 'text/plain; charset=utf-8'];

/** Answers a plain request. */
export function respond(response: ServerResponse, { status, body, headers }: HttpResponse): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, [...headers, ['content-length', String(bytes.length)]].flat());
  response.end(bytes);
}

/** Answers a handshake with something else than a WebSocket, and ends the connection. */
export function refuse(socket: Duplex, { status, body, headers }: HttpResponse): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const bytes = Buffer.from(body);
  const lines = [...headers, ['content-length', String(bytes.length)], ['connection', 'close']].map(
    ([name = '', value = '']) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`,
  );
  socket.once('finish', () => socket.destroy());
  socket.end(
    Buffer.concat([
      Buffer.from(
        `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`,
        'latin1',
      ),
      bytes,
    ]),
  );
}
