import type { CleanUpScope } from './depends.ts';

/** How a handler, with what follows it, ended. */
export type Outcome = { type: 'returned'; value: unknown } | { type: 'threw'; error: unknown };

type Entered = AsyncGenerator | Generator;

/** The dependencies of one connection that clean up after their `yield`. */
export class CleanUps {
  readonly #entered: Record<CleanUpScope, Entered[]> = { function: [], request: [] };

  /** Runs a dependency up to its `yield`, and gives the value. */
  async enter(generator: Entered, scope: CleanUpScope): Promise<unknown> {
    const { value, done } = await generator.next();
    if (done) throw new Error('A dependency that is a generator must yield its value once.');
    this.#entered[scope].push(generator);
    return value as unknown;
  }

  /**
   * Runs what follows each `yield`, the last entered first. An error is thrown in at the `yield`: who catches it
   * turns it into a normal return, who throws another puts that in its place.
   */
  async run(outcome: Outcome): Promise<Outcome> {
    let current = outcome;
    for (const scope of ['function', 'request'] as const) {
      for (const generator of this.#entered[scope].reverse())
        current = await leave(generator, current);
    }
    return current;
  }
}

async function leave(generator: Entered, outcome: Outcome): Promise<Outcome> {
  try {
    const { done } = await (outcome.type === 'threw'
      ? generator.throw(outcome.error)
      : generator.next());
    if (!done) throw new Error('A dependency that is a generator must yield only once.');
    return outcome.type === 'returned' ? outcome : { type: 'returned', value: undefined };
  } catch (error) {
    return { type: 'threw', error };
  }
}
