/** What happens to a program: it runs out of work, asks to end, or lets an error escape. */
export type LifeEvents = {
  /** Nothing keeps the program alive any more. */
  onIdle(): void;
  /** An error that nobody caught. */
  onUncaught(
    error: unknown,
    origin: 'uncaughtException' | 'unhandledRejection',
    details?: { promise?: Promise<unknown>; place?: ErrorPlace },
  ): void;
  /** Somebody handled a rejection after all. */
  onRejectionHandled(promise: Promise<unknown>): void;
};

/** Where the browser says that an error came from. */
export type ErrorPlace = { address: string; line: number; column: number };

/** Counts what keeps a program alive and hears its uncaught errors. */
export class ProgramLife {
  readonly #events: LifeEvents;
  #holds = 0;
  #releases = 0;
  #check: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(events: LifeEvents) {
    this.#events = events;
    addEventListener('error', (event) => {
      event.preventDefault();
      if (this.#isOver) return;
      const { filename, lineno, colno } = event;
      // What a script of another origin throws is not shown.
      const error: unknown =
        event.message === 'Script error.' ? new Error(event.message) : event.error;
      this.#events.onUncaught(error, 'uncaughtException', {
        place: { address: filename, line: lineno, column: colno },
      });
    });
    addEventListener('unhandledrejection', (event) => {
      event.preventDefault();
      if (this.#isOver) return;
      this.#events.onUncaught(event.reason, 'unhandledRejection', { promise: event.promise });
    });
    addEventListener('rejectionhandled', (event) => {
      if (!this.#isOver) this.#events.onRejectionHandled(event.promise);
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

  /** Looks, once the current turn and its promises are through, whether anything keeps the program alive. */
  checkSoon(isSecondLook = false): void {
    if (this.#holds > 0 || this.#check !== undefined || this.#isOver) return;
    const releases = this.#releases;
    this.#check = nativeSetTimeout(() => {
      this.#check = undefined;
      // Whatever was released in between may have set off something that has not begun to hold yet.
      if (releases !== this.#releases) this.checkSoon();
      // A browser tells of an unhandled rejection a moment later than of everything else.
      else if (!isSecondLook) this.checkSoon(true);
      else if (this.#holds === 0 && !this.#isOver) this.#events.onIdle();
    }, 0);
  }

  /** From now on nothing that happens counts. */
  end(): void {
    this.#isOver = true;
  }
}

// Taken before the Node API puts its own in their place.
const nativeSetTimeout = globalThis.setTimeout.bind(globalThis);
