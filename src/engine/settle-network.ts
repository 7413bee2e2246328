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
 * Waits until programs of a network have nothing more to say to each other at once. Each answers how much it has sent
 * and received when nothing more comes of what has come to it (`untilQuiet`), so one alone has said all; several are
 * asked again until an answer is as before, as they may go on among themselves, and so is one alone with `asksAgain`,
 * where bytes can be on their way for longer than its turns take. One that has ended says undefined.
 */
export async function settleNetwork(
  askAll: () => readonly Promise<number | undefined>[],
  { asksAgain = false }: { asksAgain?: boolean } = {},
): Promise<void> {
  let before: string | undefined;
  for (let round = 0; round < mostRounds; round += 1) {
    const answers = await Promise.all(askAll());
    if ((answers.length < 2 && !asksAgain) || answers.join() === before) return;
    before = answers.join();
  }
}

/**
 * Resolves when a program has let so many turns of its loop pass without sending or receiving anything, which cost
 * less than asking it again.
 */
export async function untilQuiet({
  readActivity,
  turn,
}: Pick<Settling, 'readActivity' | 'turn'>): Promise<void> {
  let quietTurns = 0;
  for (let left = mostTurns; left > 0 && quietTurns < enoughQuietTurns; left -= 1) {
    const before = readActivity();
    await turn();
    quietTurns = readActivity() === before ? quietTurns + 1 : 0;
  }
}

/** So many turns after something came, a program that hasn't answered it says nothing for now. */
const enoughQuietTurns = 5;
/** Programs that never stop talking are not waited for. */
const mostTurns = 100;
const mostRounds = 50;
const mostExchanges = 20;
