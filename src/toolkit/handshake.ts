import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocketServer } from 'ws';
import { type HttpResponse, refuse } from './http-response.ts';
import { type Arrival, MessageChannel } from './message-channel.ts';
import { MessageQueue, type QueueBound } from './message-queue.ts';
import { type HeaderList, headerPairs } from './request-headers.ts';
import type { Answerer } from './web-socket.ts';

/** What the server lends to each of its connections. */
export type HandshakeSurroundings = {
  server: WebSocketServer;
  queue: QueueBound;
  /** Called with every connection that is accepted. */
  onAccepted: (peer: Peer, channel: MessageChannel) => void;
};

type Peer = Parameters<Parameters<WebSocketServer['handleUpgrade']>[3]>[0];

/** A client's upgrade request, until it is answered. */
export class Handshake implements Answerer {
  readonly offered: readonly string[];
  readonly #request: IncomingMessage;
  readonly #socket: Duplex;
  readonly #head: Buffer;
  readonly #surroundings: HandshakeSurroundings;
  readonly #ends: MessageQueue<Arrival>;

  constructor(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    surroundings: HandshakeSurroundings,
  ) {
    this.#request = request;
    this.#socket = socket;
    this.#head = head;
    this.#surroundings = surroundings;
    this.#ends = new MessageQueue({ messages: Infinity, bytes: Infinity }, () => undefined);
    this.offered = (request.headers['sec-websocket-protocol'] ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const gone: Arrival = { type: 'websocket.disconnect', code: 1006, reason: '' };
    // Nobody else listens while dependencies run, and an unheard error would end the process.
    socket.on('error', () => undefined);
    socket.once('close', () => this.#ends.end(gone));
  }

  /** Answers with 101; undefined when the client has left meanwhile. */
  accept(subprotocol: string | undefined, headers: HeaderList): MessageChannel | undefined {
    const { server, queue, onAccepted } = this.#surroundings;
    let channel: MessageChannel | undefined;
    const lines = headerPairs(headers).map(([name, value]) => `${name}: ${value}`);
    const broken = lines.find((line) => /[\r\n\0]/.test(line));
    if (broken !== undefined)
      throw new TypeError(`A header must be one line: ${JSON.stringify(broken)}`);
    const addLines = (all: string[]): void => {
      if (subprotocol !== undefined) all.push(`Sec-WebSocket-Protocol: ${subprotocol}`);
      all.push(...lines);
    };
    // ws builds its answer in this very call, so nobody else's headers are met.
    server.once('headers', addLines);
    try {
      server.handleUpgrade(this.#request, this.#socket, this.#head, (peer) => {
        channel = new MessageChannel(peer, queue);
        onAccepted(peer, channel);
      });
    } finally {
      server.off('headers', addLines);
    }
    return channel;
  }

  /** Answers with an HTTP response, and ends the connection. */
  refuse(response: HttpResponse): void {
    refuse(this.#socket, response);
  }

  /** Resolves when the client has left without an answer. */
  left(signal?: AbortSignal): Promise<Arrival> {
    return this.#ends.take(signal);
  }
}

/** What is wrong with an upgrade request, as an HTTP answer (RFC 6455, 4.2.1); undefined for a right one. */
export function checkHandshake({ method, headers }: IncomingMessage): HandshakeFault | undefined {
  if (method !== 'GET') return { status: 405, body: 'The handshake must be a GET.', headers: {} };
  if (headers.upgrade?.toLowerCase() !== 'websocket') {
    return { status: 400, body: 'The "Upgrade" header must be "websocket".', headers: {} };
  }
  if (!/^[+/0-9A-Za-z]{22}==$/.test(headers['sec-websocket-key'] ?? '')) {
    return {
      status: 400,
      body: 'The "Sec-WebSocket-Key" header is missing or no key.',
      headers: {},
    };
  }
  const version = headers['sec-websocket-version'];
  if (version === '13' || version === '8') return undefined;
  return {
    status: 400,
    body: 'The "Sec-WebSocket-Version" header must be 13.',
    headers: { 'sec-websocket-version': '13, 8' },
  };
}

type HandshakeFault = { status: number; body: string; headers: Record<string, string> };
