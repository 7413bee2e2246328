/** How long a dial may keep the others waiting, in milliseconds. */
const turnMs = 2000;

/**
 * Lets dials with faults of their own go one at a time, since the engine's rule is for whoever dials next;
 * dials without go at once where nobody else has the turn.
 */
export class DialTurns {
  readonly #waiting: (() => void)[] = [];
  #isTaken = false;

  /** Calls `dial` when it may; `setUp` returns what undoes its rule. The returned function ends the turn. */
  take(dial: () => void, setUp?: () => () => void): () => void {
    let end: (() => void) | undefined;
    let isOver = false;
    const begin = () => {
      if (isOver) {
        this.#next();
        return;
      }
      const undo = setUp?.();
      dial();
      if (!undo) {
        this.#next();
        return;
      }
      this.#isTaken = true;
      const late = setTimeout(() => end?.(), turnMs);
      end = () => {
        clearTimeout(late);
        end = undefined;
        undo();
        this.#isTaken = false;
        this.#next();
      };
    };
    if (this.#isTaken) this.#waiting.push(begin);
    else begin();
    return () => {
      isOver = true;
      end?.();
    };
  }

  #next(): void {
    if (!this.#isTaken) this.#waiting.shift()?.();
  }
}
