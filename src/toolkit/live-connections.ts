import { WebSocketServer } from 'ws';
import type { AppOptions } from './app.ts';
import { checkClose } from './close-code.ts';
import type { HandshakeSurroundings } from './handshake.ts';
import { keepAlive } from './keep-alive.ts';
import type { MessageChannel } from './message-channel.ts';

/** The connections of an app, and the handlers that still run. */
export class LiveConnections {
  readonly surroundings: HandshakeSurroundings;
  readonly #channels = new Set<MessageChannel>();
  readonly #running = new Set<Promise<void>>();
  #goodbye: { code: number; reason: string } | undefined;

  constructor(options: AppOptions) {
    const { maxPayload = 16_777_216, closeTimeout = 10_000 } = options;
    const { keepAlive: pings = { every: 20_000, timeout: 20_000 }, queue } = options;
    // Only accept() chooses a subprotocol; ws by itself would take the first.
    const handleProtocols = (): false => false;
    const own = {
      noServer: true,
      clientTracking: false,
      maxPayload,
      closeTimeout,
      handleProtocols,
    };
    this.surroundings = {
      server: new WebSocketServer(own),
      queue: { messages: 64, bytes: 1_048_576, ...queue },
      onAccepted: (peer, channel) => {
        this.#channels.add(channel);
        peer.on('close', () => this.#channels.delete(channel));
        if (pings) keepAlive(peer, channel, pings);
        if (this.#goodbye) channel.fail(this.#goodbye.code, this.#goodbye.reason);
      },
    };
  }

  /** Whether nobody new is let in. */
  get isClosing(): boolean {
    return this.#goodbye !== undefined;
  }

  /** Keeps account of a handler until it is over. */
  run(handler: Promise<void>): void {
    this.#running.add(handler);
    void handler.finally(() => this.#running.delete(handler));
  }

  /** Closes all, waits for all, and cuts what is left after so many milliseconds. */
  async close(code: number, reason: string, timeout: number): Promise<void> {
    checkClose(code, reason);
    this.#goodbye = { code, reason };
    for (const channel of this.#channels) channel.fail(code, reason);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, timeout);
    });
    await Promise.race([this.#everybodyGone(), late]);
    clearTimeout(timer);
    for (const channel of this.#channels) channel.cut();
    this.#goodbye = undefined;
  }

  async #everybodyGone(): Promise<void> {
    await Promise.all(this.#running);
    await Promise.all([...this.#channels].map((channel) => channel.gone));
  }
}
