/** Gives processes only a share of their time, all their threads alike: stopped and continued in turns. */
export class SlowDown {
  readonly #pids = new Set<number>();
  readonly #timer: ReturnType<typeof setInterval> | undefined;
  #slice = 0;

  /** A factor of 4 lets them run a quarter of the time; 1 leaves them alone. */
  constructor(factor: number) {
    if (factor <= 1) return;
    this.#timer = setInterval(() => {
      this.#slice = (this.#slice + 1) % factor;
      if (this.#slice === 0) this.#signal('SIGCONT');
      else if (this.#slice === 1) this.#signal('SIGSTOP');
    }, SLICE_MS);
  }

  /** From now on this process is slowed down too. */
  readonly add = (pid: number): void => {
    if (this.#timer) this.#pids.add(pid);
  };

  /** Lets all run again. */
  end(): void {
    clearInterval(this.#timer);
    this.#signal('SIGCONT');
    this.#pids.clear();
  }

  #signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    for (const pid of this.#pids) {
      try {
        process.kill(pid, signal);
      } catch {
        // It has ended.
        this.#pids.delete(pid);
      }
    }
  }
}

const SLICE_MS = 5;
