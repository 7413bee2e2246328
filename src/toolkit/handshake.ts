import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type HeaderValues, HttpResponse, refuse } from './http.ts';
import type { LiveConnections } from './live-connections.ts';
import type { Arrival, MessageChannel } from './message-channel.ts';
import type { Answerer } from './web-socket-types.ts';

/** A client's upgrade request, until it is answered. */
export class Handshake implements Answerer {
  readonly offered: readonly string[];
  readonly left: Promise<Arrival>;
  readonly #request: IncomingMessage;
  readonly #socket: Duplex;
  readonly #head: Buffer;
  readonly #live: LiveConnections;

  constructor(request: IncomingMessage, socket: Duplex, head: Buffer, live: LiveConnections) {
    this.#request = request;
    this.#socket = socket;
    this.#head = head;
    this.#live = live;
    const { 'sec-websocket-protocol': offered = '' } = request.headers;
    this.offered = offered
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    // Nobody else listens while dependencies run, and an unheard error would end the process.
    socket.on('error', () => undefined);
    const gone: Arrival = { type: 'websocket.disconnect', code: 1006, reason: '' };
    this.left = new Promise((resolve) => socket.once('close', resolve)).then(() => gone);
  }

  accept(subprotocol: string | undefined, headers: HeaderValues): MessageChannel | undefined {
    // A Headers joins what comes again.
    const each = Array.isArray(headers) ? headers.map((pair) => [pair]) : [headers];
    const pairs = each.flatMap((some) => [...new Headers(some)]);
    const lines = pairs.map(([name, value]) => `${name}: ${value}`);
    if (subprotocol) lines.push(`Sec-WebSocket-Protocol: ${subprotocol}`);
    return this.#live.open(lines, this.#request, this.#socket, this.#head);
  }

  refuse(response: HttpResponse): void {
    refuse(this.#request, this.#socket, response);
  }

  /** What is wrong with the request (RFC 6455, 4.2.1), as an HTTP answer; undefined for a right one. */
  get fault(): HttpResponse | undefined {
    const { method, headers } = this.#request;
    const { upgrade = '', 'sec-websocket-version': version = '' } = headers;
    if (method !== 'GET') return new HttpResponse(405, 'The handshake must be a GET.');
    if (upgrade.toLowerCase() !== 'websocket') {
      return new HttpResponse(400, 'The "Upgrade" header must be "websocket".');
    }
    if (!/^[+/0-9A-Za-z]{22}==$/.test(headers['sec-websocket-key'] ?? '')) {
      return new HttpResponse(400, 'The "Sec-WebSocket-Key" header is missing or no key.');
    }
    if (['13', '8'].includes(version)) return undefined;
    const known = { 'sec-websocket-version': '13, 8' };
    return new HttpResponse(400, 'The "Sec-WebSocket-Version" header must be 13.', known);
  }
}
