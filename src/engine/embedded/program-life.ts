/** What happens to a program: it runs out of work, asks to end, or lets an error escape. */
export type LifeEvents = {
  /** Nothing keeps the program alive any more. */
  onIdle(): void;
  /** An error that nobody caught; `place` is where the browser says it came from. */
  onUncaught(
    error: unknown,
    origin: 'uncaughtException' | 'unhandledRejection',
    place?: { address: string; line: number; column: number },
  ): void;
};

/** Counts what keeps a program alive and hears its uncaught errors. */
export class ProgramLife {
  readonly #events: LifeEvents;
  #holds = 0;
  #releases = 0;
  #check: ReturnType<typeof setTimeout> | undefined;
  #graceMs = 0;
  #isOver = false;

  constructor(events: LifeEvents) {
    this.#events = events;
    addEventListener('error', (event) => {
      event.preventDefault();
      if (this.#isOver) return;
      const { filename, lineno, colno } = event;
      const error: unknown = event.error;
      this.#events.onUncaught(error ?? new Error(event.message), 'uncaughtException', {
        address: filename,
        line: lineno,
        column: colno,
      });
    });
    addEventListener('unhandledrejection', (event) => {
      event.preventDefault();
      if (!this.#isOver) this.#events.onUncaught(event.reason, 'unhandledRejection');
    });
  }

  /** Keeps the program alive until the returned function is called. */
  keepAlive(): () => void {
    let isHeld = true;
    this.#holds++;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#holds--;
      this.#releases++;
      this.checkSoon();
    };
  }

  /** Whether anything keeps the program alive. */
  get isHeld(): boolean {
    return this.#holds > 0;
  }

  /** How long the program may look idle before it counts as idle: a dynamic import is work that nobody counts. */
  setGrace(milliseconds: number): void {
    this.#graceMs = milliseconds;
    nativeClearTimeout(this.#check);
    this.#check = undefined;
    this.checkSoon();
  }

  /** Looks, once the current turn and its promises are through, whether anything keeps the program alive. */
  checkSoon(): void {
    if (this.#holds > 0 || this.#check !== undefined || this.#isOver) return;
    const releases = this.#releases;
    this.#check = nativeSetTimeout(() => {
      this.#check = undefined;
      // Whatever was released in between may have set off something that has not begun to hold yet.
      if (releases !== this.#releases) this.checkSoon();
      else if (this.#holds === 0 && !this.#isOver) this.#events.onIdle();
    }, this.#graceMs);
  }

  /** From now on nothing that happens counts. */
  end(): void {
    this.#isOver = true;
  }
}

// Taken before the Node API puts its own in their place.
const nativeSetTimeout = globalThis.setTimeout.bind(globalThis);
const nativeClearTimeout = globalThis.clearTimeout.bind(globalThis);
