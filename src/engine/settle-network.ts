/**
 * Waits until a network's programs have nothing more to say to each other at once: asks them all, round by round, how
 * much they have sent and received, until two rounds in a row changed nothing. One that has ended says undefined.
 */
export async function settleNetwork(
  askAll: () => readonly Promise<number | undefined>[],
): Promise<void> {
  let quietRounds = 0;
  let before: string | undefined;
  for (let round = 0; round < mostRounds && quietRounds < 2; round += 1) {
    const answers = (await Promise.all(askAll())).join();
    quietRounds = answers === before ? quietRounds + 1 : 0;
    before = answers;
  }
}

/** Programs that never stop talking are not waited for. */
const mostRounds = 50;
