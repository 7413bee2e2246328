import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type RequestOptions } from 'node:http';
import { type Duplex, duplexPair } from 'node:stream';
import { WebSocket as Peer } from 'ws';
import type { App } from './app.ts';
import { MessageChannel } from './message-channel.ts';
import { WebSocket } from './web-socket.ts';

/** The answer to a plain request, or to a handshake that was refused. */
export type TestResponse = { status: number; headers: IncomingMessage['headers']; body: string };

/** What a handshake carries besides its path. */
export type TestHandshake = {
  headers?: Record<string, string>;
  cookies?: Record<string, string>;
  subprotocols?: readonly string[];
};

/** A handshake was answered with something else than 101. Mirrors `WebSocketDenialResponse`. */
export class HandshakeRefused extends Error implements TestResponse {
  override readonly name = 'HandshakeRefused';
  declare readonly status: number;
  declare readonly headers: TestResponse['headers'];
  declare readonly body: string;

  constructor(response: TestResponse) {
    super(`The handshake was answered with HTTP ${response.status}.`);
    Object.assign(this, response);
  }
}

/** Speaks to an app without a port, over a real handshake and real frames. Mirrors `TestClient`. */
export class TestClient {
  readonly #app: App;
  readonly #server = createServer();

  constructor(app: App) {
    this.#app = app;
    app.attach(this.#server);
  }

  /** Opens a WebSocket with the same methods as the server's; its `headers` are those of the answer. Rejects with `HandshakeRefused`. */
  async websocket(path: string, handshake: TestHandshake = {}): Promise<WebSocket> {
    const { headers = {}, cookies = {}, subprotocols = [] } = handshake;
    const cookie = Object.entries(cookies).map((pair) => pair.join('='));
    const peer = new Peer(`ws://testserver${path}`, [...subprotocols], {
      headers: cookie.length > 0 ? { cookie: cookie.join('; '), ...headers } : headers,
      createConnection: this.#dial,
    });
    const channel = new MessageChannel(peer, { messages: Infinity, bytes: Infinity });
    peer.once('unexpected-response', (_, response) => {
      void read(response).then((whole) => peer.emit('error', new HandshakeRefused(whole)));
    });
    const upgraded = once(peer, 'upgrade') as Promise<[IncomingMessage]>;
    const [[answer]] = await Promise.all([upgraded, once(peer, 'open')]);
    const websocket = new WebSocket(this.#app, answer, {
      offered: peer.protocol ? [peer.protocol] : [],
      left: new Promise(() => undefined),
      accept: () => channel,
      refuse: () => undefined,
    });
    await websocket.accept();
    return websocket;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<TestResponse> {
    return this.#request({ method: 'GET', path, headers });
  }

  post(path: string, body: string, headers: Record<string, string> = {}): Promise<TestResponse> {
    return this.#request({ method: 'POST', path, headers }, body);
  }

  async #request(options: RequestOptions, body?: string): Promise<TestResponse> {
    const sent = request({ ...options, host: 'testserver', createConnection: this.#dial });
    const answer = new Promise<IncomingMessage>((resolve, reject) => {
      sent.once('error', reject).once('response', resolve);
    });
    sent.end(body);
    return read(await answer);
  }

  readonly #dial = (): Duplex => {
    const [client, server] = duplexPair();
    this.#server.emit('connection', server);
    return client;
  };
}

async function read(message: IncomingMessage): Promise<TestResponse> {
  let body = '';
  for await (const part of message.setEncoding('utf8') as AsyncIterable<string>) body += part;
  return { status: message.statusCode ?? 0, headers: message.headers, body };
}
