/** What a program whose clock is about to move does so that first all is said. */
export type Settling = {
  /** How much the program has sent and received. */
  readActivity: () => number;
  /** Resolves when the others have nothing more to say to each other: their engine's `settleNetwork`. */
  settleOthers: () => Promise<void>;
  /** Lets one turn of the program's loop pass. */
  turn: () => Promise<void>;
};

/**
 * Gives what makes a program wait until it and the others of its network have nothing more to say to each other at
 * once: it looks after itself, because it would be asked what it knows. When nothing was said, nobody is asked.
 */
export function settleFrom({ readActivity, settleOthers, turn }: Settling): () => Promise<void> {
  let settledAt: number | undefined;
  return async () => {
    for (let left = mostExchanges; left > 0 && readActivity() !== settledAt; left -= 1) {
      settledAt = readActivity();
      await settleOthers();
      // What they said last has arrived.
      await turn();
    }
    settledAt = readActivity();
  };
}

/**
 * Waits until programs of a network have nothing more to say to each other at once: asks them all, round by round, how
 * much they have sent and received, until so many rounds in a row changed nothing. One that has ended says undefined.
 */
export async function settleNetwork(
  askAll: () => readonly Promise<number | undefined>[],
  enoughQuietRounds = 2,
): Promise<void> {
  let quietRounds = 0;
  let before: string | undefined;
  for (let round = 0; round < mostRounds && quietRounds < enoughQuietRounds; round += 1) {
    const answers = (await Promise.all(askAll())).join();
    quietRounds = answers === before ? quietRounds + 1 : 0;
    before = answers;
  }
}

/** Programs that never stop talking are not waited for. */
const mostRounds = 50;
const mostExchanges = 20;
