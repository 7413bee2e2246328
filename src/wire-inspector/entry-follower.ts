import type { WireEntry } from '../network/wire-entry.ts';

/** What is to be looked at: a list that goes on where the last one ended, or all of another one. */
export type ListNews = { isAnother: boolean; added: readonly WireEntry[] };

/** Tells a growing list's new entries, so that what is known of the older ones need not be found out again. */
export class EntryFollower {
  #first: WireEntry | undefined;
  #last: WireEntry | undefined;
  #count = 0;

  /** What has come since the last call; a list that has lost its oldest is another one. */
  follow(entries: readonly WireEntry[]): ListNews {
    const goesOn =
      this.#count > 0 && entries[0] === this.#first && entries[this.#count - 1] === this.#last;
    const added = goesOn ? entries.slice(this.#count) : entries;
    this.#first = entries[0];
    this.#last = entries.at(-1);
    this.#count = entries.length;
    return { isAnother: !goesOn, added };
  }
}

/** The clients of a list that grows, in the order in which they appear. */
export class ClientNames {
  readonly #follower = new EntryFollower();
  #names: readonly string[] = [];

  /** The same array as before until there is another client. */
  of(entries: readonly WireEntry[]): readonly string[] {
    const { isAnother, added } = this.#follower.follow(entries);
    const known = new Set(isAnother ? [] : this.#names);
    const count = known.size;
    for (const { client } of added) known.add(client);
    if (isAnother || known.size > count) this.#names = [...known];
    return this.#names;
  }
}
