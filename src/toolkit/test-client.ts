import {
  createServer,
  type IncomingMessage,
  request,
  type RequestOptions,
  type Server,
} from 'node:http';
import { Duplex } from 'node:stream';
import { WebSocket as Peer } from 'ws';
import type { App } from './app.ts';
import { MessageChannel } from './message-channel.ts';
import { WebSocket } from './web-socket.ts';

/** The answer to a plain request, or to a handshake that was refused. */
export type TestResponse = {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
};

export type TestWebSocketOptions = {
  headers?: Record<string, string>;
  subprotocols?: readonly string[];
};

/** A handshake was answered with something else than 101. */
export class HandshakeRefused extends Error {
  override readonly name = 'HandshakeRefused';
  readonly response: TestResponse;

  constructor(response: TestResponse) {
    super(`The handshake was answered with HTTP ${response.status}.`);
    this.response = response;
  }
}

/** Speaks to an app without a port, over a real handshake and real frames. Mirrors `TestClient`. */
export class TestClient {
  readonly #app: App;
  readonly #server: Server = createServer();

  constructor(app: App) {
    this.#app = app;
    app.attach(this.#server);
  }

  /** Opens a WebSocket with the same methods as the server's; its `headers` are those of the answer. Rejects with `HandshakeRefused`. */
  async websocket(path: string, options: TestWebSocketOptions = {}): Promise<WebSocket> {
    const { headers = {}, subprotocols = [] } = options;
    const peer = new Peer(`ws://testserver${path}`, [...subprotocols], {
      headers,
      createConnection: () => this.#dial(),
    });
    const channel = new MessageChannel(peer, { messages: Infinity, bytes: Infinity });
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      peer.once('upgrade', (response) =>
        peer.once('open', () => {
          resolve(response);
        }),
      );
      peer.once('unexpected-response', (_, response) => {
        void read(response).then((whole) => {
          reject(new HandshakeRefused(whole));
        });
      });
      peer.once('error', reject);
    });
    const none = new Promise<never>(() => undefined);
    const websocket = new WebSocket(this.#app, answer, {
      offered: peer.protocol ? [peer.protocol] : [],
      accept: () => channel,
      refuse: () => undefined,
      left: () => none,
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

  #request(options: RequestOptions, body?: string): Promise<TestResponse> {
    return new Promise((resolve, reject) => {
      const sent = request({
        ...options,
        host: 'testserver',
        createConnection: () => this.#dial(),
      });
      sent.once('error', reject);
      sent.once('response', (response) => {
        resolve(read(response));
      });
      sent.end(body);
    });
  }

  #dial(): Duplex {
    const [client, server] = duplexPair();
    this.#server.emit('connection', server);
    return client;
  }
}

async function read(message: IncomingMessage): Promise<TestResponse> {
  const parts: Buffer[] = [];
  for await (const part of message as AsyncIterable<Buffer>) parts.push(part);
  const body = Buffer.concat(parts).toString();
  return { status: message.statusCode ?? 0, headers: message.headers, body };
}

/** Two streams of which each reads what the other writes. */
function duplexPair(): [Duplex, Duplex] {
  const make = (other: () => Duplex): Duplex =>
    new Duplex({
      read: () => undefined,
      write: (chunk, _, done) => {
        other().push(chunk);
        queueMicrotask(done);
      },
      final: (done) => {
        other().push(null);
        done();
      },
      destroy: (error, done) => {
        if (!other().destroyed) other().push(null);
        done(error);
      },
    });
  const first: Duplex = make(() => second);
  const second: Duplex = make(() => first);
  return [first, second];
}
