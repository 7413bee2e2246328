import type { ServerMessage } from './soak-messages.ts';

/**
 * Watches what one living client receives: everything that is said in its room from its welcome on, each once, and
 * what each speaker says in the order in which it was said.
 */
export class DeliveryCheck {
  /** What was received wrongly, in words. */
  readonly violations: string[] = [];
  received = 0;
  readonly #name: string;
  /** Everything before this number has come. */
  #next: number | undefined;
  readonly #early = new Set<number>();
  readonly #lastOf = new Map<string, number>();

  constructor(name: string) {
    this.#name = name;
  }

  /** Takes the next message. */
  take(message: ServerMessage): void {
    if (message.type === 'welcome') {
      this.#next ??= message.spoken + 1;
      return;
    }
    const { seq, from, n } = message;
    this.received += 1;
    // What is said between joining the room and the welcome comes before it.
    this.#next ??= seq;
    if (seq < this.#next || this.#early.has(seq)) this.#complain(`number ${seq} came twice`);
    this.#early.add(seq);
    while (this.#early.delete(this.#next)) this.#next += 1;
    const last = this.#lastOf.get(from);
    if (last !== undefined && n !== last + 1) {
      this.#complain(`after message ${last} of ${from} came message ${n}`);
    }
    this.#lastOf.set(from, n);
  }

  /** Whether all that was said in the room has come. */
  hasAll(spoken: number): boolean {
    return this.#early.size === 0 && (this.#next ?? 1) > spoken;
  }

  /** Complains about what never came. */
  end(spoken: number): void {
    if (this.hasAll(spoken)) return;
    this.#complain(`of ${spoken} messages number ${this.#next} never came`);
  }

  #complain(words: string): void {
    this.violations.push(`${this.#name}: ${words}`);
  }
}
