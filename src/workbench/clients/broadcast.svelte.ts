import type { ClientNews, MessageContent } from './client-messages.ts';
import { FramePace } from './frame-pace.svelte.ts';

/** What a client got after a message was sent: the first one, how long after in milliseconds, and how many. */
export type Reception = { client: string; first: MessageContent; after: number; count: number };

/** The last message that a client sent, or that all sent at once, and who got something since. */
export type BroadcastRecord = {
  senders: readonly string[];
  content: MessageContent;
  /** In the order in which it reached them. */
  receptions: readonly Reception[];
};

/** Watches what the clients send and get, to tell whom a message reached. */
export class Broadcast {
  readonly #pace = new FramePace();
  #last: { senders: string[]; content: MessageContent; at: number } | undefined;
  #receptions: Reception[] = [];
  /** Who is still to send the message of all. */
  #awaited: string[] = [];

  /** The last message and whom it reached, so far. */
  get last(): BroadcastRecord | undefined {
    this.#pace.follow();
    if (!this.#last) return undefined;
    const { senders, content } = this.#last;
    return {
      senders: [...senders],
      content,
      receptions: this.#receptions.map((each) => ({ ...each })),
    };
  }

  /** The next message of each of these clients is part of one message of all. */
  sendTogether(names: readonly string[]): void {
    this.clear();
    this.#awaited = [...names];
  }

  /** Takes what happened to a client; `at` is in milliseconds on one clock for all. */
  hear(name: string, news: ClientNews, at: number): void {
    if (news.type === 'sent') this.#sent(name, news, at);
    else if (news.type === 'received') this.#received(name, news, at);
    else if (news.type === 'not-sent' || news.type === 'closed') this.#takeAwaited(name);
  }

  /** A client goes by another name. */
  rename(from: string, to: string): void {
    if (this.#last)
      this.#last.senders = this.#last.senders.map((each) => (each === from ? to : each));
    const reception = this.#receptionOf(from);
    if (reception) reception.client = to;
    this.#pace.change();
  }

  /** Forgets everything. */
  clear(): void {
    this.#last = undefined;
    this.#receptions = [];
    this.#awaited = [];
    this.#pace.change();
  }

  #sent(name: string, content: MessageContent, at: number): void {
    const isAwaited = this.#takeAwaited(name);
    if (isAwaited && this.#last) {
      this.#last.senders.push(name);
    } else {
      if (!isAwaited) this.#awaited = [];
      this.#last = { senders: [name], content, at };
      this.#receptions = [];
    }
    this.#pace.change();
  }

  #received(name: string, first: MessageContent, at: number): void {
    if (!this.#last) return;
    const known = this.#receptionOf(name);
    if (known) known.count += 1;
    else {
      const after = Math.max(0, at - this.#last.at);
      this.#receptions.push({ client: name, first, after, count: 1 });
    }
    this.#pace.change();
  }

  #receptionOf(name: string): Reception | undefined {
    return this.#receptions.find(({ client }) => client === name);
  }

  #takeAwaited(name: string): boolean {
    const index = this.#awaited.indexOf(name);
    if (index >= 0) this.#awaited.splice(index, 1);
    return index >= 0;
  }
}
