/** Whether a program still answers. */
export class ProgramPulse {
  readonly #ping: () => void;
  #isAsked = false;
  #hasStarted = false;
  /** How long the program owes an answer, in ticks of a free machine. */
  #silence = 0;

  constructor(ping: () => void) {
    this.#ping = ping;
  }

  /** Asks for a sign of life; whether the program owes one for too long although the machine was free. */
  tick(isMachineFree: boolean): 'alive' | 'unresponsive' {
    if (!this.#isAsked) {
      this.#isAsked = true;
      this.#silence = 0;
      this.#ping();
      return 'alive';
    }
    this.#silence += isMachineFree ? 1 : TICK_OF_A_BUSY_MACHINE;
    // What is loaded before the first line is not the program's doing.
    const longest = this.#hasStarted ? LONGEST_SILENCE : LONGEST_LOADING;
    return this.#silence >= longest ? 'unresponsive' : 'alive';
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
const TICK_OF_A_BUSY_MACHINE = 0.25;
