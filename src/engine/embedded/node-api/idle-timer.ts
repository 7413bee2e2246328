import { Timeout } from './timers.ts';

/** Tells when nothing has happened for a while; it keeps no program alive. */
export class IdleTimer {
  #timer: Timeout | undefined;

  /** Waits anew, for so many milliseconds; 0 waits no more. */
  start(ms: number, onIdle: () => void): void {
    this.#timer?.close();
    this.#timer = ms > 0 ? new Timeout(onIdle, ms, false).unref() : undefined;
  }

  /** Something happened. */
  refresh(): void {
    this.#timer?.refresh();
  }

  stop(): void {
    this.#timer?.close();
  }
}
