import type { SourcePosition } from '../network/wire-event.ts';

/** What one end of a connection did. */
export type TapEvent =
  | { type: 'bytes'; bytes: Uint8Array<ArrayBuffer>; source?: SourcePosition }
  | { type: 'half-closed' }
  | { type: 'reset' }
  | { type: 'closed' };

/** What a program reports of an end of a connection. */
export type OrderedTap = {
  connection: number;
  event: TapEvent;
  /** What the program had received before: of which connection how many bytes, its end counted as one. */
  after?: (readonly [connection: number, amount: number])[];
};

/** Puts a tap into the log. */
export type RecordTap<Tap extends OrderedTap> = (tap: Tap) => void;

/**
 * Puts what programs report of their connections in order. Reports of two programs overtake each
 * other on their way here, so each says how much its program had received before, and waits until
 * the other ends have told that they sent it.
 */
export class TapOrder<Tap extends OrderedTap> {
  readonly #told = new Map<number, number>();
  readonly #queues = new Map<string, Queue<Tap>>();

  /** Takes a program's next tap: it is recorded now, or when those that it follows are. */
  add(program: string, entry: Tap, record: RecordTap<Tap>): void {
    let queue: Queue<Tap> | undefined = this.#queues.get(program);
    if (!queue) this.#queues.set(program, (queue = { waiting: [], handles: new Set() }));
    queue.handles.add(entry.connection);
    queue.waiting.push({ entry, record });
    if (queue.waiting.length === 1) this.#advance();
  }

  /** Whether something that the program told waits for what others have sent. */
  isWaiting(program: string): boolean {
    return (this.#queues.get(program)?.waiting.length ?? 0) > 0;
  }

  /** Waits until nothing that the program told waits any more. */
  whenTold(program: string): Promise<void> {
    const queue = this.#queues.get(program);
    if (!queue || queue.waiting.length === 0) return Promise.resolve();
    return new Promise((resolve) => (queue.whenTold ??= []).push(resolve));
  }

  /** Lets go what a program that ends has told, and what others tell after it. */
  leave(program: string): void {
    const queue = this.#queues.get(program);
    if (!queue) return;
    this.#release(queue);
    this.#queues.delete(program);
    for (const handle of queue.handles) this.#told.set(handle, Infinity);
    this.#advance();
    if (this.#queues.size === 0) this.#told.clear();
  }

  #advance(): void {
    for (let hasMoved = true; hasMoved;) {
      hasMoved = false;
      for (const queue of this.#queues.values()) {
        while (queue.waiting[0] && this.#isDue(queue.waiting[0].entry)) {
          this.#record(queue);
          this.#waitAnew(queue);
          hasMoved = true;
        }
      }
    }
    for (const queue of this.#queues.values()) this.#limitWait(queue);
  }

  #isDue({ after = [] }: OrderedTap): boolean {
    return after.every(([handle, amount]) => (this.#told.get(otherEnd(handle)) ?? 0) >= amount);
  }

  #record(queue: Queue<Tap>): void {
    const next = queue.waiting.shift();
    if (!next) return;
    const { connection, event } = next.entry;
    const told = this.#told.get(connection) ?? 0;
    if (event.type === 'bytes') this.#told.set(connection, told + event.bytes.byteLength);
    else if (event.type === 'half-closed') this.#told.set(connection, told + 1);
    else this.#told.set(connection, Infinity);
    next.record(next.entry);
    if (queue.waiting.length > 0 || !queue.whenTold) return;
    for (const resolve of queue.whenTold.splice(0)) resolve();
  }

  // A program that received what nobody told of must not hold up the log.
  #limitWait(queue: Queue<Tap>): void {
    if (queue.waiting.length === 0) this.#waitAnew(queue);
    else {
      queue.timer ??= setTimeout(() => {
        this.#release(queue);
        this.#advance();
      }, LONGEST_WAIT_MS);
    }
  }

  #waitAnew(queue: Queue<Tap>): void {
    clearTimeout(queue.timer);
    queue.timer = undefined;
  }

  #release(queue: Queue<Tap>): void {
    this.#waitAnew(queue);
    while (queue.waiting.length > 0) this.#record(queue);
  }
}

type Queue<Tap extends OrderedTap> = {
  waiting: { entry: Tap; record: RecordTap<Tap> }[];
  handles: Set<number>;
  timer?: ReturnType<typeof setTimeout> | undefined;
  whenTold?: (() => void)[];
};

/** The network numbers the two ends of a connection as neighbours, the client's first. */
function otherEnd(handle: number): number {
  return handle % 2 === 0 ? handle + 1 : handle - 1;
}

/** Longer than a busy machine keeps a program's reports on their way. */
const LONGEST_WAIT_MS = 1000;
