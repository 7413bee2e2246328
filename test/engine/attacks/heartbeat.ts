/**
 * Measures how long the page goes without answering: by a timer that should come every few milliseconds and by
 * what the browser calls a long task. A worker of the page with the same timer and nothing else to do tells how
 * late a thread is that the machine has no time for; that much is not counted.
 */
export class Heartbeat {
  #longest = 0;
  readonly #tasks: PerformanceObserver;
  readonly #control: Worker;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = performance.now();

  constructor() {
    this.#tasks = new PerformanceObserver((list) => {
      this.#take(list.getEntries());
    });
    // Firefox knows no long tasks; the timer tells alone there.
    if (PerformanceObserver.supportedEntryTypes.includes('longtask')) {
      this.#tasks.observe({ type: 'longtask' });
    }
    this.#control = new Worker(controlAddress);
    this.#beat();
  }

  /** Ends the measuring; gives the longest time in which the page did not answer, and how late the machine was anyhow. */
  async end(): Promise<{ page: number; machine: number }> {
    clearTimeout(this.#timer);
    this.#take(this.#tasks.takeRecords());
    this.#tasks.disconnect();
    const machine = await new Promise<number>((resolve) => {
      this.#control.onmessage = ({ data }: MessageEvent<number>) => {
        resolve(data);
      };
      this.#control.postMessage('end');
    });
    this.#control.terminate();
    return { page: Math.max(0, this.#longest - machine), machine };
  }

  #beat(): void {
    const now = performance.now();
    this.#longest = Math.max(this.#longest, now - this.#last - EVERY_MS);
    this.#last = now;
    this.#timer = setTimeout(() => {
      this.#beat();
    }, EVERY_MS);
  }

  #take(entries: PerformanceEntryList): void {
    for (const { duration } of entries) this.#longest = Math.max(this.#longest, duration);
  }
}

const EVERY_MS = 5;
const controlAddress = URL.createObjectURL(
  new Blob([
    `let last = performance.now(), longest = 0;
     const beat = () => {
       const now = performance.now();
       longest = Math.max(longest, now - last - ${String(EVERY_MS)});
       last = now;
       setTimeout(beat, ${String(EVERY_MS)});
     };
     beat();
     onmessage = () => { beat(); postMessage(longest); };`,
  ]),
);
