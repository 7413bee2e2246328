/** How far a queue has come. */
export type QueueProgress = {
  state: 'idle' | 'running' | 'paused';
  done: number;
  all: number;
};

/** What a queue is made of: how many jobs at once, what a job is, and who wants to hear of it. */
export type QueueOptions<Job> = {
  lanes: number;
  /** Rejects only for what is no fault of the job; the queue goes on all the same. */
  run: (job: Job, signal: AbortSignal) => Promise<void>;
  onProgress: (progress: QueueProgress) => void;
};

/** Does jobs in their order, several at a time; it can be paused, resumed and given up. */
export class GradingQueue<Job> {
  readonly #options: QueueOptions<Job>;
  #waiting: Job[] = [];
  #running = 0;
  #done = 0;
  #all = 0;
  #isPaused = false;
  #abort = new AbortController();

  constructor(options: QueueOptions<Job>) {
    this.#options = options;
  }

  /** Puts jobs at the end. */
  add(jobs: readonly Job[]): void {
    if (this.#state() === 'idle') {
      this.#done = 0;
      this.#all = 0;
    }
    this.#waiting.push(...jobs);
    this.#all += jobs.length;
    this.#tell();
    this.#fill();
  }

  /** Begins no job any more; those that run come to their end. */
  pause(): void {
    this.#isPaused = true;
    this.#tell();
  }

  /** Goes on after a pause. */
  resume(): void {
    this.#isPaused = false;
    this.#tell();
    this.#fill();
  }

  /** Gives up every job, those that run included. */
  cancel(): void {
    this.#waiting = [];
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#isPaused = false;
    this.#all = this.#done + this.#running;
    this.#tell();
  }

  #fill(): void {
    while (!this.#isPaused && this.#running < this.#options.lanes && this.#waiting.length > 0) {
      const job = this.#waiting.shift() as Job;
      this.#running += 1;
      void this.#run(job);
    }
  }

  async #run(job: Job): Promise<void> {
    try {
      await this.#options.run(job, this.#abort.signal);
    } catch {
      // One submission that can't be graded must not hold up the others.
    }
    this.#running -= 1;
    this.#done += 1;
    this.#tell();
    this.#fill();
  }

  #state(): QueueProgress['state'] {
    if (this.#running === 0 && this.#waiting.length === 0) return 'idle';
    return this.#isPaused ? 'paused' : 'running';
  }

  #tell(): void {
    this.#options.onProgress({ state: this.#state(), done: this.#done, all: this.#all });
  }
}
