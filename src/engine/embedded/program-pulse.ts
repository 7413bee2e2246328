/** Whether a program still answers. */
export class ProgramPulse {
  readonly #ping: () => void;
  readonly #patience: number;
  #isAsked = false;
  #hasStarted = false;
  /** How long the program owes an answer, in ticks of a machine that is free for it. */
  #silence = 0;

  constructor(ping: () => void, role: 'learner' | 'trusted') {
    this.#ping = ping;
    this.#patience = patience[role];
  }

  /** Asks for a sign of life; whether the program owes one for too long, of ticks of which it could run this share. */
  tick(share: number): 'alive' | 'unresponsive' {
    if (!this.#isAsked) {
      this.#isAsked = true;
      this.#silence = 0;
      this.#ping();
      return 'alive';
    }
    this.#silence += share;
    // What is loaded before the first line is not the program's doing.
    const longest = this.#hasStarted ? LONGEST_SILENCE : LONGEST_LOADING;
    return this.#silence >= longest * this.#patience ? 'unresponsive' : 'alive';
  }

  /** The program answered. */
  answer(): void {
    this.#isAsked = false;
  }

  /** The program's first line is about to run. */
  start(): void {
    this.#hasStarted = true;
  }
}

/** An endless loop is to be noticed within two seconds. */
const LONGEST_SILENCE = 6;
const LONGEST_LOADING = 40;
/** A judge has much to do where many programs are checked side by side, and only a bug of its author's makes it hang. */
const patience = { learner: 1, trusted: 5 } as const;
