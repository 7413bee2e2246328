import { linkOf, type DialFaults, type LinkFaults } from './faults.ts';

/** What a rule says of a dial: it is refused, or its connection gets these faults at its two ends. */
export type DialVerdict =
  { status: 'refused' } | { status: 'spoiled'; client: LinkFaults; server: LinkFaults };

/** Where a rule counts: on dials to a port of a network; with `client`, only on those of that program. */
export type DialPlace = { network: string; port: number; client?: string };

type Rule = DialPlace & { faults: DialFaults; dialled: number };

/** The faults that connections get when they are dialled. */
export class DialRules {
  readonly #rules: Rule[] = [];

  /** Gives the connections that are dialled to a port from now on these faults; returns the undo. */
  add(place: DialPlace, faults: DialFaults): () => void {
    const rule: Rule = { ...place, faults, dialled: 0 };
    this.#rules.push(rule);
    return () => {
      const index = this.#rules.indexOf(rule);
      if (index >= 0) this.#rules.splice(index, 1);
    };
  }

  /**
   * What the latest rule for a port says of a program's dial, one that is for this program alone before one for all;
   * undefined where there is none.
   */
  judge(network: string, port: number, client: string): DialVerdict | undefined {
    const latest = (whose: string | undefined): Rule | undefined =>
      this.#rules.findLast(
        (one) => one.network === network && one.port === port && one.client === whose,
      );
    const rule = latest(client) ?? latest(undefined);
    if (!rule) return undefined;
    const { faults } = rule;
    if (faults.refuses) return { status: 'refused' };
    const nth = rule.dialled++;
    return {
      status: 'spoiled',
      client: linkOf(faults, nth, 'client'),
      server: linkOf(faults, nth, 'server'),
    };
  }
}
