/** The questions of a program that the frame has not answered yet. */
export class FrameRequests {
  readonly #waiting = new Map<number, (answer: never) => void>();
  #last = 0;
  #isOver = false;

  /** Resolves with the answer to what is asked under the number that `question` gets; never once it is closed. */
  ask<Answer>(question: (request: number) => void): Promise<Answer> {
    return new Promise((resolve) => {
      if (this.#isOver) return;
      const request = ++this.#last;
      this.#waiting.set(request, resolve);
      question(request);
    });
  }

  answer(request: number, answer: unknown): void {
    const take = this.#waiting.get(request);
    this.#waiting.delete(request);
    take?.(answer as never);
  }

  /** From now on nothing is asked any more. */
  close(): void {
    this.#isOver = true;
  }
}
