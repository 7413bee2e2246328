import { ExpectationError } from './expectation-error.ts';
import type { JudgeLine, LinePlace } from './judge-line.ts';
import type { JudgeTrace } from './judge-protocol.ts';

/** Knows the connections of one check, and which place on them the check looked at last. */
export class CheckFocus {
  readonly #lines: JudgeLine[] = [];
  #spot: Looked | undefined;

  /** Adds a connection of the check's. */
  add(line: JudgeLine): JudgeLine {
    this.#lines.push(line);
    return line;
  }

  /**
   * Waits for something on a connection. The check then looks at what came, where `placeOf` knows the place, and
   * where nothing came in time, at what crossed last.
   */
  async wait<Item>(
    line: JudgeLine,
    item: Promise<Item>,
    placeOf: (item: Item) => LinePlace | undefined = () => undefined,
  ): Promise<Item> {
    try {
      const came = await item;
      const place = placeOf(came);
      if (place) this.#spot = { line, place };
      return came;
    } catch (error) {
      if (error instanceof ExpectationError && error.kind === 'timed-out') {
        this.#spot = { line, place: line.last };
      }
      throw error;
    }
  }

  /** What the one who records the wire must know of the check. */
  trace(): JudgeTrace {
    const lines = this.#lines.flatMap(({ name, number, isOpen }) =>
      number === undefined ? [] : [{ name, number, isOpen }],
    );
    return { lines, spot: spotOf(this.#spot) ?? spotOf(this.#lastOpened()) ?? null };
  }

  /** Where a server answers nobody any more, what was said before tells why. */
  #lastOpened(): Looked | undefined {
    const line = this.#lines.findLast(({ number }) => number !== undefined);
    return line && { line, place: line.last };
  }
}

type Looked = { line: JudgeLine; place: LinePlace | undefined };

function spotOf(looked: Looked | undefined): JudgeTrace['spot'] | undefined {
  const { line, place = { direction: 'server-to-client', offset: 0 } } = looked ?? {};
  return line?.number === undefined ? undefined : { line: line.number, ...place };
}
