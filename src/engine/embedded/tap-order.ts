import type { TapEntry } from './program-messages.ts';

/** Puts a tap into the log. */
export type RecordTap = (entry: TapEntry) => void;

/**
 * Puts what programs report of their connections in order. Reports of two workers overtake each
 * other on their way here, so each says how much the worker had received before, and waits until
 * the other ends have told that they sent it.
 */
export class TapOrder {
  readonly #told = new Map<number, number>();
  readonly #queues = new Map<string, Queue>();

  /** Takes a program's next tap: it is recorded now, or when those that it follows are. */
  add(program: string, entry: TapEntry, record: RecordTap): void {
    let queue = this.#queues.get(program);
    if (!queue) this.#queues.set(program, (queue = { waiting: [], handles: new Set() }));
    queue.handles.add(entry.connection);
    queue.waiting.push({ entry, record });
    if (queue.waiting.length === 1) this.#advance();
  }

  /** Whether something that the program told waits for what others have sent. */
  isWaiting(program: string): boolean {
    return (this.#queues.get(program)?.waiting.length ?? 0) > 0;
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
          hasMoved = true;
        }
      }
    }
    for (const queue of this.#queues.values()) this.#limitWait(queue);
  }

  #isDue({ after = [] }: TapEntry): boolean {
    return after.every(([handle, amount]) => (this.#told.get(otherEnd(handle)) ?? 0) >= amount);
  }

  #record(queue: Queue): void {
    const next = queue.waiting.shift();
    if (!next) return;
    const { connection, event } = next.entry;
    const told = this.#told.get(connection) ?? 0;
    if (event.type === 'bytes') this.#told.set(connection, told + event.bytes.byteLength);
    else if (event.type === 'half-closed') this.#told.set(connection, told + 1);
    else this.#told.set(connection, Infinity);
    next.record(next.entry);
  }

  // A program that received what nobody told of must not hold up the log.
  #limitWait(queue: Queue): void {
    if (queue.waiting.length === 0) {
      clearTimeout(queue.timer);
      queue.timer = undefined;
    } else {
      queue.timer ??= setTimeout(() => {
        this.#release(queue);
        this.#advance();
      }, LONGEST_WAIT_MS);
    }
  }

  #release(queue: Queue): void {
    clearTimeout(queue.timer);
    queue.timer = undefined;
    while (queue.waiting.length > 0) this.#record(queue);
  }
}

type Queue = {
  waiting: { entry: TapEntry; record: RecordTap }[];
  handles: Set<number>;
  timer?: ReturnType<typeof setTimeout> | undefined;
};

/** The network numbers the two ends of a connection as neighbours, the client's first. */
function otherEnd(handle: number): number {
  return handle % 2 === 0 ? handle + 1 : handle - 1;
}

const LONGEST_WAIT_MS = 250;
