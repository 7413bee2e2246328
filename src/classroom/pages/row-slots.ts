/**
 * Gives each row in sight a slot: the elements of a row that left are used for one that came, and whoever is still
 * there keeps theirs, and the focus with them.
 */
export class RowSlots {
  #slots: ReadonlyMap<string, number> = new Map();

  /** The slots of these rows, in their order; no two have the same. */
  assign(keys: readonly string[]): readonly number[] {
    const kept = keys.map((key) => this.#slots.get(key));
    const taken = new Set(kept);
    let free = 0;
    const slots = kept.map((slot) => {
      if (slot !== undefined) return slot;
      while (taken.has(free)) free += 1;
      taken.add(free);
      return free;
    });
    this.#slots = new Map(keys.map((key, at) => [key, slots[at] ?? 0]));
    return slots;
  }
}
