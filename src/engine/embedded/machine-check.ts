/**
 * Tells a program that does not answer from a machine that has no time for it: whoever looks is late too
 * then, or a worker that has nothing to do is late to answer.
 */
export class MachineCheck {
  readonly #everyMs: number;
  readonly #askIdleWorker: () => Promise<void> | undefined;
  #lookedAt = performance.now();
  #isAnswerDue = false;
  #lastDelay = 0;

  constructor(everyMs: number, askIdleWorker: () => Promise<void> | undefined) {
    this.#everyMs = everyMs;
    this.#askIdleWorker = askIdleWorker;
  }

  /** To be called at each tick: how much of it a program could run, from 1 on a free machine to a tenth. */
  share(): number {
    const now = performance.now();
    const isLate = now - this.#lookedAt >= this.#everyMs * 2;
    this.#lookedAt = now;
    if (this.#isAnswerDue) return LEAST_SHARE;
    const isAsked = this.#ask(now);
    // Idle workers are gone for long only where the machine has no time to make them.
    const delay = isLate || !isAsked ? Math.max(this.#lastDelay, LATE_MS) : this.#lastDelay;
    return Math.max(LEAST_SHARE, Math.min(1, PROMPT_MS / delay));
  }

  #ask(askedAt: number): boolean {
    const answer = this.#askIdleWorker();
    if (!answer) return false;
    this.#isAnswerDue = true;
    void answer.then(() => {
      this.#isAnswerDue = false;
      this.#lastDelay = performance.now() - askedAt;
    });
    return true;
  }
}

/** A worker that has nothing to do and answers within this time did not have to wait for a processor. */
const PROMPT_MS = 10;
/** Whoever looks a whole tick late might have waited so long for an answer too. */
const LATE_MS = 40;
const LEAST_SHARE = 0.1;
