import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { AppOptions } from './app.ts';
import { MessageChannel } from './message-channel.ts';

type Upgrade = [request: IncomingMessage, socket: Duplex, head: Buffer];

/** The connections of an app, and the handlers that still run. */
export class LiveConnections {
  readonly #server: WebSocketServer;
  readonly #options: AppOptions;
  readonly #sockets = new Set<Duplex>();
  readonly #channels = new Set<MessageChannel>();
  readonly #running = new Set<Promise<void>>();
  /** How everybody is sent away; nobody new is let in meanwhile. */
  goodbye: { code: number; reason: string } | undefined;

  constructor(options: AppOptions) {
    this.#options = options;
    const { maxPayload = 16_777_216, closeTimeout = 10_000 } = options;
    const own = { noServer: true, clientTracking: false, maxPayload, closeTimeout };
    // Only accept() chooses a subprotocol; ws by itself would take the first.
    this.#server = new WebSocketServer({ ...own, handleProtocols: () => false });
  }

  /** Answers a handshake with 101 and these header lines; undefined when the client has left meanwhile. */
  open(lines: readonly string[], ...upgrade: Upgrade): MessageChannel | undefined {
    const { keepAlive = { every: 20_000, timeout: 20_000 }, queue } = this.#options;
    let opened: MessageChannel | undefined;
    const addLines = (all: string[]) => all.push(...lines);
    // ws builds its answer in this very call, so nobody else's lines are met.
    this.#server.once('headers', addLines);
    this.#server.handleUpgrade(...upgrade, (peer) => {
      const channel = new MessageChannel(peer, { messages: 64, bytes: 1_048_576, ...queue });
      opened = channel;
      this.#channels.add(channel);
      void channel.gone.then(() => this.#channels.delete(channel));
      if (keepAlive) channel.keepAlive(keepAlive);
      if (this.goodbye) channel.fail(this.goodbye.code, this.goodbye.reason);
    });
    this.#server.off('headers', addLines);
    return opened;
  }

  /** Keeps account of a handler until it is over, and of its socket. */
  run(handler: Promise<void>, socket: Duplex): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    this.#running.add(handler);
    void handler.finally(() => this.#running.delete(handler));
  }

  /** Closes all, waits for all, and cuts what is left after so many milliseconds. */
  async close(code: number, reason: string, timeout: number): Promise<void> {
    this.goodbye = { code, reason };
    for (const channel of this.#channels) channel.fail(code, reason);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, timeout);
    });
    const gone = [...this.#channels].map((channel) => channel.gone);
    await Promise.race([Promise.all([...this.#running, ...gone]), late]);
    clearTimeout(timer);
    for (const socket of this.#sockets) socket.destroy();
    this.goodbye = undefined;
  }
}
