import type { CheckTrace } from '../../checks/check-traces.ts';

/** What there is to see of a check's wire. */
export type WatchedState =
  | { state: 'closed' }
  | { state: 'running'; check: string }
  | { state: 'shown'; check: string; trace: CheckTrace }
  /** The check passes this time, or nothing crossed the wire. */
  | { state: 'nothing'; check: string }
  | { state: 'failed'; check: string; reason: string };

/** The wire of one student's exercise, which is run once more when somebody first asks for it. */
export class WatchedWire {
  current = $state.raw<WatchedState>({ state: 'closed' });
  readonly #run: (signal: AbortSignal) => Promise<readonly CheckTrace[]>;
  #abort = new AbortController();
  #traces: Promise<readonly CheckTrace[]> | undefined;

  constructor(run: (signal: AbortSignal) => Promise<readonly CheckTrace[]>) {
    this.#run = run;
  }

  /** Shows the wire of a check at the place where it failed. */
  async watch(check: string): Promise<void> {
    this.current = { state: 'running', check };
    let next: WatchedState;
    try {
      this.#traces ??= this.#run(this.#abort.signal);
      const trace = (await this.#traces).find((each) => each.check === check);
      next = trace ? { state: 'shown', check, trace } : { state: 'nothing', check };
    } catch (error) {
      this.#traces = undefined;
      const reason = error instanceof Error ? error.message : String(error);
      next = { state: 'failed', check, reason };
    }
    const { current } = this;
    if (current.state === 'running' && current.check === check) this.current = next;
  }

  /** Shows nothing more. */
  close(): void {
    this.current = { state: 'closed' };
  }

  /** Gives up what is still running. */
  end(): void {
    this.close();
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#traces = undefined;
  }
}
