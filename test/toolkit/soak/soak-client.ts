import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import WebSocket from 'ws';
import { DeliveryCheck } from './delivery-check.ts';
import type { ServerMessage } from './soak-messages.ts';

/** How a connection ended, as its client saw it. */
export type ClientEnd = { code: number; reason: string };

/** One visitor of the soaked chat: it talks, checks what it hears, and stays until somebody makes it leave. */
export class SoakClient {
  readonly name: string;
  readonly room: string;
  readonly check: DeliveryCheck;
  readonly ended: Promise<ClientEnd>;
  /** Resolves with whether it got in. */
  readonly joined: Promise<boolean>;
  isLeaving = false;
  said = 0;
  readonly #webSocket: WebSocket;
  #socket: Socket | undefined;
  #isTalking = false;
  #onEcho: () => void = () => undefined;

  constructor(port: number, name: string, room: string) {
    this.name = name;
    this.room = room;
    this.check = new DeliveryCheck(name);
    this.#webSocket = new WebSocket(`ws://127.0.0.1:${port}/chat/${room}?name=${name}&token=soak`, {
      perMessageDeflate: false,
    });
    const { promise: joined, resolve: join } = Promise.withResolvers<boolean>();
    const { promise: ended, resolve: end } = Promise.withResolvers<ClientEnd>();
    this.joined = joined;
    this.ended = ended;
    this.#webSocket.on('upgrade', (response) => (this.#socket = response.socket));
    // What goes wrong is told by the close that follows.
    this.#webSocket.on('error', () => undefined);
    this.#webSocket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as ServerMessage;
      this.check.take(message);
      if (message.type === 'welcome') join(true);
      else if (message.from === name && message.n === this.said) this.#onEcho();
    });
    this.#webSocket.on('close', (code, reason) => {
      this.#isTalking = false;
      this.#onEcho();
      join(false);
      end({ code, reason: reason.toString() });
    });
  }

  get isOpen(): boolean {
    return this.#webSocket.readyState === WebSocket.OPEN;
  }

  /** Whether all that it said has come back to it. */
  get isHeard(): boolean {
    return !this.#isTalking;
  }

  /** Says something now and then, each time after the last has come back, while `mayTalk` says so. */
  async talk(pauseMs: number, mayTalk: () => boolean): Promise<void> {
    while (this.isOpen && !this.isLeaving && mayTalk()) {
      await wait(Math.random() * 2 * pauseMs);
      if (!this.isOpen || this.isLeaving || !mayTalk()) return;
      this.#isTalking = true;
      const echoed = new Promise<void>((resolve) => (this.#onEcho = resolve));
      this.say();
      await echoed;
      this.#isTalking = false;
    }
  }

  /** Says the next thing. */
  say(): void {
    this.said += 1;
    this.#webSocket.send(JSON.stringify({ n: this.said }));
  }

  /** Sends a text as it is. */
  sendText(text: string): void {
    this.#webSocket.send(text);
  }

  /** Closes in order; without a code, with an empty frame. */
  close(code?: number, reason?: string): void {
    this.#webSocket.close(code, reason);
  }

  /** Writes bytes on the wire past the protocol. */
  write(bytes: Uint8Array): void {
    this.#socket?.write(bytes);
  }

  /** Cuts the connection with a TCP reset. */
  reset(): void {
    this.#socket?.resetAndDestroy();
  }

  /** Ends the connection without a close frame. */
  endSocket(): void {
    this.#socket?.end();
  }

  /** Reads nothing for some time, so that it answers nothing either. */
  async fallSilent(ms: number): Promise<void> {
    this.#socket?.pause();
    await wait(ms);
    this.#socket?.resume();
  }
}
