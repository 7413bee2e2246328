/** Lets so many through at a time, in their order, and nobody while it is shut. */
export class Turnstile {
  readonly #most: number;
  #inside = 0;
  #isShut = false;
  #waiting: (() => void)[] = [];
  #untilOpen: PromiseWithResolvers<void> | undefined;

  constructor(most: number) {
    this.#most = most;
  }

  /** Resolves when it is the caller's turn; undefined where that is now. Who got in has to leave. */
  enter(): Promise<void> | undefined {
    if (!this.#isShut && this.#inside < this.#most && this.#waiting.length === 0) {
      this.#inside++;
      return undefined;
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  leave(): void {
    this.#inside--;
    this.#admit();
  }

  /** Shuts it, or opens it again. */
  shut(isShut: boolean): void {
    this.#isShut = isShut;
    if (isShut) {
      this.#untilOpen ??= Promise.withResolvers();
      return;
    }
    this.#untilOpen?.resolve();
    this.#untilOpen = undefined;
    this.#admit();
  }

  /** Resolves when it is open; undefined where it is. */
  get opening(): Promise<void> | undefined {
    return this.#untilOpen?.promise;
  }

  #admit(): void {
    while (!this.#isShut && this.#inside < this.#most) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#inside++;
      next();
    }
  }
}
