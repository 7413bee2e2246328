import type { ProofRow } from './prove-exercise.ts';

/** Compares the rounds of the same submissions: a verdict that changes is wrong in one of them. */
export class Rounds {
  readonly #first = new Map<string, string>();
  #verdicts = 0;
  #wrong = 0;

  /** Takes what a round says of a submission, and gives what is wrong with it. */
  take(round: number, { path, said, problems }: ProofRow): readonly string[] {
    const changes = said.flatMap(({ engine, outline, seed }) => {
      const name = `${path} on ${engine}`;
      const first = this.#first.get(name) ?? outline;
      this.#first.set(name, first);
      return first === outline
        ? []
        : [`${name}, seed ${seed}: says ${outline}, and in the first round ${first}`];
    });
    // What isn't as it must be has been told with its reason.
    const found = problems.length > 0 ? problems : changes;
    this.#verdicts += said.length;
    if (found.length > 0) this.#wrong += 1;
    return round === 1 ? found : found.map((problem) => `round ${round}: ${problem}`);
  }

  /** How many verdicts there were by now. */
  get verdicts(): number {
    return this.#verdicts;
  }

  /** How often an engine's verdict on a submission wasn't as it must be, or not as another's, or not as before. */
  get wrong(): number {
    return this.#wrong;
  }
}
