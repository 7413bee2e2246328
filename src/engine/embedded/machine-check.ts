/**
 * Tells a program that does not answer from a machine that has no time for it: whoever looks is late too
 * then, or a worker that has nothing to do is late to answer.
 */
export class MachineCheck {
  readonly #everyMs: number;
  readonly #askIdleWorker: () => Promise<void> | undefined;
  #lookedAt = performance.now();
  #isAnswerDue = false;

  constructor(everyMs: number, askIdleWorker: () => Promise<void> | undefined) {
    this.#everyMs = everyMs;
    this.#askIdleWorker = askIdleWorker;
  }

  /** To be called at each tick: whether the machine was free enough since the last for a program to answer. */
  isFree(): boolean {
    const now = performance.now();
    const isOnTime = now - this.#lookedAt < this.#everyMs * 2;
    this.#lookedAt = now;
    if (this.#isAnswerDue) return false;
    const answer = this.#askIdleWorker();
    if (answer) {
      this.#isAnswerDue = true;
      void answer.then(() => {
        this.#isAnswerDue = false;
      });
    }
    return isOnTime;
  }
}
